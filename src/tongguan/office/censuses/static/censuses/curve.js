// Draws the curves of the census from the data that stands in the page, and shows the value of the slider beside it.
(function () {
  "use strict";
  const INK = "#182433", SOFT = "#526070", RULE = "#dfe4ea", BAND = "#5b87c4", CURVE = "#0b5c7e";
  const FONT = getComputedStyle(document.body).fontFamily;

  const number = (people) => Math.round(people).toLocaleString("en-US");
  const pairs = (days, people) => days.map((day, at) => [day, people[at]]);

  function short(chart) {
    return (people) => {
      if (chart.language === "zh") return people >= 10000 ? people / 10000 + "万" : number(people);
      return people >= 1e6 ? people / 1e6 + "M" : people >= 1000 ? people / 1000 + "k" : String(people);
    };
  }

  function month(chart) {
    return (value) => {
      const day = new Date(value);
      if (day.getDate() !== 1) return "";
      return chart.language === "zh" ? day.getMonth() + 1 + "月" : day.toLocaleString("en-GB", { month: "short" });
    };
  }

  function iso(value) {
    const day = new Date(value), two = (part) => String(part).padStart(2, "0");
    return day.getFullYear() + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate());
  }

  function told(chart) {
    return (points) => {
      if (!points.length) return "";
      const day = iso(points[0].axisValue), said = "<b>" + day + "</b>";
      const at = chart.band ? chart.band.days.indexOf(day) : -1;
      if (at >= 0) {
        return said + "<br>" + chart.words.forecast + " " + number(chart.band.median[at]) + " " + chart.words.people +
          "<br>" + chart.words.interval + " " + number(chart.band.low[at]) + "–" + number(chart.band.high[at]);
      }
      let people = null;
      chart.days.forEach((each, place) => { if (each <= day) people = chart.people[place]; });
      if (people === null || day > chart.until) return said;
      return said + "<br>" + chart.words.counted + " " + number(people) + " " + chart.words.people;
    };
  }

  function marks(chart, narrow) {
    const lines = chart.lines.map((line) => ({ yAxis: line.people, name: narrow ? line.short : line.label }));
    lines.push({ xAxis: chart.until, name: chart.words.until + " " + chart.until,
      lineStyle: { color: SOFT, type: "dotted", width: 1 },
      label: { position: "insideEndTop", rotate: 0, align: "right", padding: [0, 6, 0, 0], color: SOFT, show: !narrow, fontSize: 12 } });
    return { symbol: "none", silent: true, data: lines, lineStyle: { color: INK, type: "solid", width: 1.2 },
      label: { position: "insideStartTop", color: INK, fontSize: 12.5, formatter: "{b}" } };
  }

  function band(chart, last) {
    const days = [chart.until, ...chart.band.days], low = [last, ...chart.band.low], high = [last, ...chart.band.high];
    const wide = high.map((people, at) => Math.max(0, people - low[at]));
    const none = { symbol: "none", silent: true, type: "line", z: 2, lineStyle: { width: 0 }, stack: "band" };
    return [
      { ...none, data: pairs(days, low) },
      { ...none, data: pairs(days, wide), areaStyle: { color: BAND, opacity: 0.24 } },
      { name: chart.words.forecast, type: "line", symbol: "none", silent: true, z: 3,
        data: pairs(days, [last, ...chart.band.median]), lineStyle: { color: BAND, width: 2, type: "dashed" } },
    ];
  }

  // When a line is reached: its interval as a stroke along the line.
  function interval(chart, line) {
    return { type: "line", z: 6, silent: true, symbol: "none",
      data: [[line.earliest, line.people], [line.latest || chart.last, line.people]],
      lineStyle: { color: "#1c4f93", width: 6, opacity: 0.85, cap: "butt" } };
  }

  function options(chart, narrow) {
    const last = chart.people[chart.people.length - 1];
    const counted = pairs(chart.days, chart.people);
    if (chart.days[0] > chart.first) counted.unshift([chart.first, 0]);
    if (chart.days[chart.days.length - 1] < chart.until) counted.push([chart.until, last]);
    let series = [{ name: chart.words.counted, type: "line", data: counted, symbol: "none", z: 5,
      lineStyle: { color: CURVE, width: 2.5 }, markLine: marks(chart, narrow) }];
    if (chart.band) series = series.concat(band(chart, last));
    chart.lines.forEach((line) => { if (line.earliest) series.push(interval(chart, line)); });
    return {
      animation: false,
      textStyle: { fontFamily: FONT, color: SOFT },
      grid: { left: 4, right: narrow ? 8 : 20, top: 22, bottom: 4, containLabel: true },
      tooltip: { trigger: "axis", confine: true, axisPointer: { type: "line", lineStyle: { color: SOFT } },
        backgroundColor: "#fff", borderColor: RULE, textStyle: { color: INK, fontSize: 13 }, formatter: told(chart) },
      xAxis: { type: "time", min: chart.first, max: chart.last, splitLine: { show: false },
        axisLine: { lineStyle: { color: INK } }, axisTick: { lineStyle: { color: RULE } },
        minInterval: 27 * 864e5, maxInterval: (narrow ? 92 : 31) * 864e5,
        axisLabel: { color: SOFT, fontSize: 12.5, hideOverlap: true, formatter: month(chart) } },
      yAxis: { type: "value", min: 0, max: chart.top, splitNumber: 4, splitLine: { lineStyle: { color: "#eceff3" } },
        axisLabel: { color: SOFT, fontSize: 12.5, formatter: short(chart), showMaxLabel: false } },
      series: series,
    };
  }

  const stored = document.getElementById("curves");
  const drawn = (stored ? JSON.parse(stored.textContent) : []).map((chart) => {
    const place = document.getElementById(chart.id);
    const instance = echarts.init(place, null, { renderer: "svg" });
    return () => { instance.resize(); instance.setOption(options(chart, place.clientWidth < 520), true); };
  });
  const repaint = () => drawn.forEach((paint) => paint());
  repaint();
  let waiting;
  window.addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(repaint, 80); });

  const show = (input) => {
    const output = document.querySelector("[data-shows='" + input.name + "']");
    if (output) output.textContent = (input.value > 0 ? "+" : "") + input.value + " %";
  };
  document.addEventListener("input", (event) => { if (event.target.type === "range") show(event.target); });
  document.addEventListener("reset", (event) => {
    setTimeout(() => event.target.querySelectorAll("[type=range]").forEach(show));
  });
})();
