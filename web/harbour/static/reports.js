// @ts-check
/** Draws the reports from JSON: nothing of them is in the HTML that the server sends. */

const root = /** @type {HTMLElement} */ (document.getElementById("report-root"));
const reports = [
  { key: "occupancy", title: "Occupancy by month", unit: " %", most: 100 },
  { key: "kinds", title: "Boats by kind", unit: "", most: 12 },
];

const answer = await fetch(root.dataset.source ?? "");
/** @type {Record<string, Record<string, number>>} */
const data = await answer.json();
draw(0);

/** @param {number} chosen */
function draw(chosen) {
  const report = reports[chosen];
  const head = element("div", { class: "page-head" }, [
    element("div", {}, [
      element("h1", { class: "page-head__title" }, ["Reports"]),
      element("p", { class: "page-head__lead" }, ["From January to today."]),
    ]),
    element(
      "div",
      { class: "page-head__actions", role: "group", "aria-label": "Report" },
      reports.map((each, index) => choice(each.title, index, chosen)),
    ),
  ]);
  const card = element(
    "section",
    { class: root.dataset.card ?? "", id: `report-${report.key}`, "aria-labelledby": "report-title" },
    [element("h2", { id: "report-title" }, [report.title]), chart(Object.entries(data[report.key]), report)],
  );
  root.replaceChildren(element("div", { class: "report-grid" }, [head, card]));
}

/** @param {string} title @param {number} index @param {number} chosen */
function choice(title, index, chosen) {
  const button = element(
    "button",
    { type: "button", class: `${root.dataset.button} report-choice`, "aria-pressed": String(index === chosen) },
    [title],
  );
  button.addEventListener("click", () => {
    draw(index);
    /** @type {HTMLElement} */ (root.querySelectorAll(".report-choice")[index]).focus();
  });
  return button;
}

/** Bars side by side. @param {[string, number][]} rows @param {{title: string, unit: string, most: number}} report */
function chart(rows, { title, unit, most }) {
  const whole = root.clientWidth < 560 ? 340 : 720;
  const width = whole / rows.length;
  const bar = Math.min(56, width * 0.6);
  const bars = rows.flatMap(([name, value], index) => {
    const height = (200 * value) / most;
    const middle = String(index * width + width / 2);
    return [
      drawn("rect", {
        class: "report-bar",
        x: String(index * width + (width - bar) / 2),
        y: String(230 - height),
        width: String(bar),
        height: String(height),
        rx: "6",
      }),
      drawn("text", { x: middle, y: String(220 - height), "text-anchor": "middle" }, `${value}${unit}`),
      drawn("text", { class: "report-note", x: middle, y: "254", "text-anchor": "middle" }, name),
    ];
  });
  const said = rows.map(([name, value]) => `${name} ${value}${unit}`).join(", ");
  const svg = drawn("svg", { class: "report", viewBox: `0 0 ${whole} 264`, role: "img", "aria-label": `${title}: ${said}` });
  svg.append(drawn("path", { class: "report-axis", d: `M0 230H${whole}` }), ...bars);
  return svg;
}

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function element(tag, attributes, children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {string} tag @param {Record<string, string>} attributes @param {string} [text] */
function drawn(tag, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}
