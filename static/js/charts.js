// The server has drawn every chart. Where there is room, plotly draws the same figure in its place when it comes
// into view, so that it answers to a pointer; plotly itself is fetched for the first one.
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

async function draw(plot) {
  const { data, layout } = JSON.parse(document.getElementById(plot.dataset.chart).textContent);
  try {
    const { newPlot } = await plotly();
    await newPlot(plot, data, { ...layout, height: undefined, autosize: true }, {
      displayModeBar: false,
      responsive: true,
    });
    plot.parentElement.classList.add("chart__plot--live"); // only now is the server's drawing hidden
  } catch (error) {
    plot.remove(); // the server's drawing stays
    throw error;
  }
}

export function drawCharts() {
  // With colours of their own, readers keep the drawing that follows them.
  if (window.matchMedia("(forced-colors: active)").matches) return;
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
}
