// A table marked data-chart="bar" gets a chart above it that says the same: the first column names
// the bars, the first column of numbers is their length. Long tables show their first rows.
const ROWS = 12;
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

function chartData(table) {
  const headings = [...table.querySelectorAll("thead th")];
  const column = headings.findIndex((heading) => heading.classList.contains("number"));
  const rows = [...table.querySelectorAll("tbody tr")].slice(0, ROWS);
  return {
    unit: headings[column]?.textContent.trim() ?? "",
    names: rows.map((row) => row.cells[0].textContent.trim()),
    numbers: rows.map((row) => Number(row.cells[column]?.textContent.replace(/[^\d.-]/g, "") || 0)),
  };
}

function option(table, frame) {
  const { unit, names, numbers } = chartData(table);
  const style = getComputedStyle(table);
  const colour = (token) => style.getPropertyValue(token).trim();
  const ink = colour("--mt-ink");
  const line = { lineStyle: { color: colour("--mt-line") } };
  return {
    animation: false,
    textStyle: { fontFamily: style.fontFamily, color: ink },
    grid: { left: 8, right: 48, top: 8, bottom: 24, containLabel: true },
    xAxis: {
      type: "value",
      minInterval: 1,
      name: unit,
      nameTextStyle: { color: ink },
      axisLabel: { color: ink },
      splitLine: line,
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: names,
      axisLine: line,
      axisTick: { show: false },
      axisLabel: { color: ink, width: Math.min(280, frame.clientWidth * 0.4), overflow: "truncate" },
    },
    series: [{
      type: "bar",
      data: numbers,
      itemStyle: { color: colour("--mt-press") },
      label: { show: true, position: "right", color: ink },
    }],
  };
}

function draw(table, echarts) {
  const rows = Math.min(ROWS, table.querySelectorAll("tbody tr").length);
  if (rows === 0) return;
  const frame = document.createElement("div");
  frame.className = "chart";
  frame.setAttribute("aria-hidden", "true"); // the table says the same
  frame.style.height = `${rows * 32 + 48}px`;
  table.before(frame);
  const chart = echarts.init(frame, null, { renderer: "svg" });
  const paint = () => chart.setOption(option(table, frame));
  paint();
  DARK.addEventListener("change", paint);
  new ResizeObserver(() => chart.resize()).observe(frame);
}

function drawCharts() {
  const tables = document.querySelectorAll("table[data-chart]");
  const address = document.querySelector('meta[name="mt-echarts"]')?.content;
  if (tables.length === 0 || !address) return;
  const script = document.createElement("script");
  script.src = address;
  script.onload = () => tables.forEach((table) => draw(table, window.echarts));
  document.head.append(script);
}

drawCharts();
