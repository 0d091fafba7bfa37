// The server has drawn every chart. Where there is room, plotly draws the same figure in its place when it comes
// into view, so that it answers to a pointer; plotly itself is fetched for the first one, and not before somebody
// moves: nobody waits for it to read the page.
const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll"];
const somebody = new Promise((resolve) => {
  const heard = new AbortController();
  const hear = ({ type, movementX, movementY }) => {
    // Browsers tell of moves of no length when a page comes under a pointer that rests.
    if (type === "pointermove" && !movementX && !movementY) return;
    heard.abort();
    resolve();
  };
  for (const sign of SIGNS) window.addEventListener(sign, hear, { passive: true, signal: heard.signal });
});
let library;

function loaded(tag, properties) {
  return new Promise((resolve, reject) => {
    const element = document.createElement(tag);
    document.head.append(Object.assign(element, properties, { onload: resolve, onerror: reject }));
  });
}

// By this name and class plotly knows that its rules are there; else it would write them into the page.
const RULES = { rel: "stylesheet", id: "plotly.js-style-global", className: "no-inline-styles" };

async function load() {
  const { plotly, plotlyStyle } = document.querySelector("script[data-plotly]").dataset;
  await Promise.all([loaded("link", { ...RULES, href: plotlyStyle }), loaded("script", { src: plotly })]);
  return window.Plotly;
}

async function draw(plot) {
  const { data, layout } = JSON.parse(document.getElementById(plot.dataset.chart).textContent);
  try {
    const { newPlot } = await (library ??= somebody.then(load));
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
