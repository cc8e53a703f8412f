/* SPDX-FileCopyrightText: 2026 The licet authors
   SPDX-License-Identifier: Apache-2.0 */
"use strict";
// Filters, opens and prints what the page already holds; without this script all of it is there to read.
for (const list of document.querySelectorAll("[data-list]")) {
  const form = list.querySelector("form.tools");
  if (!form) continue;
  form.hidden = false;
  const items = [...list.querySelectorAll("[data-item]")];
  const search = form.querySelector("[data-search]");
  const severities = [...form.querySelectorAll("input[data-severity]")];
  const code = form.querySelector("[data-code]");
  const only = form.querySelector("[data-only-marked]");
  const status = form.querySelector("[data-status]");
  let texts = null;

  const wanted = (item, text, words, weights) =>
    words.every((word) => text.includes(word)) &&
    (!severities.length || weights.has(item.dataset.severity)) &&
    (!code || !code.value || item.dataset.code === code.value) &&
    (!only || !only.checked || "marked" in item.dataset);

  const filter = () => {
    texts ??= items.map((item) => (item.querySelector("[data-row]") ?? item).textContent.toLowerCase());
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const weights = new Set(severities.filter((box) => box.checked).map((box) => box.dataset.severity));
    const narrowed = words.length > 0 || Boolean(only && only.checked);
    const above = new Set();
    let count = 0;
    // From the last to the first: whatever leads to something that is shown is shown as well.
    for (let at = items.length - 1; at >= 0; at--) {
      const item = items[at];
      const hit = wanted(item, texts[at], words, weights);
      item.hidden = !hit && !above.has(item);
      if (item.hidden) continue;
      count += hit;
      const parent = item.parentElement.closest("[data-item]");
      if (!parent) continue;
      above.add(parent);
      if (narrowed) parent.querySelector("details").open = true;
    }
    status.textContent = status.dataset.status.replace("#shown", count).replace("#all", items.length);
  };

  const setAll = (open) => {
    for (const item of items) {
      const details = item.hidden ? null : item.querySelector("details");
      if (details) details.open = open;
    }
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-open]")?.addEventListener("click", () => setAll(true));
  form.querySelector("[data-close]")?.addEventListener("click", () => setAll(false));
  form.querySelector("[data-print]")?.addEventListener("click", () => window.print());
}

// On paper nothing can be opened: what is closed is opened for it, and closed again.
let closed = [];
window.addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const details of closed) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
});
