// Draws a chart when it comes into view; plotly itself is fetched for the first one.
const PAPER_WIDTH = 660;
const NARROW = 480;

let library;

function plotly() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.querySelector("script[data-plotly]").dataset.plotly;
    script.onload = () => resolve(window.Plotly);
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

// Long names beside the bars would leave a phone no room for the bars.
function wrapped(name) {
  return String(name).replace(/(.{10,}?) /g, "$1<br>");
}

function withWrappedNames(axis, data) {
  const names = axis?.tickvals ?? [...new Set(data.flatMap(({ y }) => y ?? []))];
  if (!names.some((name) => Number.isNaN(Number(name)))) return axis;
  const texts = axis?.ticktext ?? names;
  return { ...axis, tickvals: names, ticktext: texts.map(wrapped) };
}

function fitted(layout, data, plot) {
  const height = plot.clientHeight;
  if (plot.clientWidth >= NARROW) return { ...layout, height };
  const font = { ...layout.font, size: 12 };
  return { ...layout, height, font, yaxis: withWrappedNames(layout.yaxis, data) };
}

async function draw(plot) {
  const { data, layout } = JSON.parse(document.getElementById(plot.dataset.chart).textContent);
  try {
    const { newPlot } = await plotly();
    await newPlot(plot, data, fitted(layout, data, plot), {
      displayModeBar: false,
      responsive: true,
      staticPlot: true,
    });
  } catch (error) {
    plot.remove(); // the table below says it all
    throw error;
  }
}

function resizeOnPaper() {
  const drawn = () => document.querySelectorAll(".js-plotly-plot");
  window.addEventListener("beforeprint", () => {
    for (const plot of drawn()) window.Plotly.relayout(plot, { width: PAPER_WIDTH });
  });
  window.addEventListener("afterprint", () => {
    for (const plot of drawn()) window.Plotly.relayout(plot, { width: null, autosize: true });
  });
}

export function drawCharts() {
  const inView = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        inView.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "200px" },
  );
  for (const plot of document.querySelectorAll("[data-chart]")) inView.observe(plot);
  resizeOnPaper();
}
