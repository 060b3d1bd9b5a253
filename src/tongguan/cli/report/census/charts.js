// Draws the curves of the page from the data that stands in it; asks nothing of any network.
(function () {
  "use strict";
  var INK = "#18202b", SOFT = "#525c6b", RULE = "#d5dae2", BAND = "#5b87c4", LINE = "#3a4657";
  var FONT = getComputedStyle(document.body).fontFamily;
  var charts = JSON.parse(document.getElementById("chart-data").textContent);
  var drawn = charts.map(draw);

  function draw(chart) {
    var place = document.getElementById(chart.id);
    place.hidden = false;
    var instance = echarts.init(place, null, { renderer: "svg" });
    var paint = function () {
      instance.setOption(options(chart, place.clientWidth < 520), true);
      instance.resize();
    };
    paint();
    return paint;
  }

  function number(people) {
    return Math.round(people).toLocaleString("en-US");
  }

  function month(value) {
    var day = new Date(value);
    if (day.getDate() !== 1) { return ""; }
    return chart_language() === "zh"
      ? (day.getMonth() + 1) + "月"
      : day.toLocaleString("en-GB", { month: "short" });
  }

  function chart_language() {
    return charts.length ? charts[0].language : "en";
  }

  function short(people) {
    if (chart_language() === "zh") { return people >= 10000 ? people / 10000 + "万" : number(people); }
    return people >= 1e6 ? people / 1e6 + "M" : people >= 1000 ? people / 1000 + "k" : String(people);
  }

  function pairs(days, people) {
    return days.map(function (day, at) { return [day, people[at]]; });
  }

  function options(chart, narrow) {
    var last = chart.people[chart.people.length - 1];
    var counted = pairs(chart.days, chart.people);
    if (chart.days[0] > chart.first) { counted.unshift([chart.first, 0]); }
    if (chart.days[chart.days.length - 1] < chart.until) { counted.push([chart.until, last]); }
    var series = [
      { name: chart.words.counted, type: "line", data: counted, symbol: "none", z: 5,
        lineStyle: { color: LINE, width: 2.5 }, markLine: marks(chart, narrow) }
    ];
    if (chart.band) { series = series.concat(band(chart, last)); }
    chart.lines.forEach(function (line) { if (line.earliest) { series.push(interval(chart, line)); } });
    return {
      animation: false,
      aria: { enabled: false },
      textStyle: { fontFamily: FONT, color: SOFT },
      grid: { left: 4, right: narrow ? 8 : 20, top: 22, bottom: 4, containLabel: true },
      tooltip: { trigger: "axis", confine: true, axisPointer: { type: "line", lineStyle: { color: SOFT } },
        backgroundColor: "#fff", borderColor: RULE, textStyle: { color: INK, fontSize: 13 }, formatter: told(chart) },
      xAxis: { type: "time", min: chart.first, max: chart.last, splitLine: { show: false },
        axisLine: { lineStyle: { color: INK } }, axisTick: { lineStyle: { color: RULE } },
        minInterval: 27 * 864e5, maxInterval: (narrow ? 92 : 31) * 864e5,
        axisLabel: { color: SOFT, fontSize: 12.5, hideOverlap: true, formatter: month } },
      yAxis: { type: "value", min: 0, max: chart.top, splitNumber: 4, axisLabel: { color: SOFT, fontSize: 12.5, formatter: short, showMaxLabel: false },
        splitLine: { lineStyle: { color: "#eceff3" } } },
      series: series
    };
  }

  function marks(chart, narrow) {
    var lines = chart.lines.map(function (line) {
      return { yAxis: line.people, name: narrow ? line.short : line.label };
    });
    lines.push({ xAxis: chart.until, name: chart.words.until_short + " " + chart.until,
      lineStyle: { color: SOFT, type: "dotted", width: 1 },
      label: { position: "insideEndTop", rotate: 0, align: "right", padding: [0, 6, 0, 0], color: SOFT, show: !narrow,
        fontSize: 12, offset: [-2, 0] } });
    return { symbol: "none", silent: true, data: lines, lineStyle: { color: INK, type: "solid", width: 1.2 },
      label: { position: "insideStartTop", color: INK, fontSize: 12.5, formatter: "{b}" } };
  }

  function band(chart, last) {
    var days = [chart.until].concat(chart.band.days);
    var low = [last].concat(chart.band.low), high = [last].concat(chart.band.high);
    var wide = high.map(function (people, at) { return Math.max(0, people - low[at]); });
    var none = { symbol: "none", silent: true, type: "line", z: 2, lineStyle: { width: 0 } };
    return [
      Object.assign({}, none, { stack: "band", data: pairs(days, low), tooltip: { show: false } }),
      Object.assign({}, none, { stack: "band", data: pairs(days, wide), areaStyle: { color: BAND, opacity: 0.24 } }),
      { name: chart.words.forecast, type: "line", symbol: "none", silent: true, z: 3,
        data: pairs(days, [last].concat(chart.band.median)), lineStyle: { color: BAND, width: 2, type: "dashed" } }
    ];
  }

  // When a line is reached: its interval as a stroke along the line, the median as a point.
  function interval(chart, line) {
    return { type: "line", z: 6, silent: true, tooltip: { show: false }, symbol: "none",
      data: [[line.earliest, line.people], [line.latest || chart.last, line.people]],
      lineStyle: { color: "#1c4f93", width: 6, opacity: 0.85, cap: "butt" },
      markPoint: undefined };
  }

  function told(chart) {
    return function (points) {
      if (!points.length) { return ""; }
      var day = iso(points[0].axisValue), said = "<b>" + day + "</b>";
      var at = chart.band ? chart.band.days.indexOf(day) : -1;
      if (at >= 0) {
        return said + "<br>" + chart.words.forecast + " " + number(chart.band.median[at]) + " " + chart.words.people +
          "<br>" + chart.words.interval + " " + number(chart.band.low[at]) + "–" + number(chart.band.high[at]);
      }
      var people = null;
      chart.days.forEach(function (each, place) { if (each <= day) { people = chart.people[place]; } });
      return people === null || day > chart.until ? said : said + "<br>" + chart.words.counted + " " + number(people) + " " + chart.words.people;
    };
  }

  function iso(value) {
    var day = new Date(value), two = function (part) { return (part < 10 ? "0" : "") + part; };
    return day.getFullYear() + "-" + two(day.getMonth() + 1) + "-" + two(day.getDate());
  }

  function repaint() { drawn.forEach(function (paint) { paint(); }); }

  var waiting;
  window.addEventListener("resize", function () { clearTimeout(waiting); waiting = setTimeout(repaint, 80); });

  // On paper every table is open, and a chart is as wide as the page.
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.filter.call(document.querySelectorAll("details"), function (each) { return !each.open; });
    closed.forEach(function (each) { each.open = true; });
    document.querySelectorAll(".chart svg").forEach(function (svg) {
      svg.setAttribute("viewBox", "0 0 " + svg.getAttribute("width") + " " + svg.getAttribute("height"));
    });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (each) { each.open = false; }); repaint(); });
})();
