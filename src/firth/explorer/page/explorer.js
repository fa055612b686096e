/*
Holds these libraries:

kdbush 4.1.0

ISC License

Copyright (c) 2026, Vladimir Agafonkin

Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.

twgl.js 7.0.0

Copyright 2019 Gregg Tavares

Permission is hereby granted, free of charge, to any person obtaining a
copy of this software and associated documentation files (the "Software"),
to deal in the Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, sublicense,
and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT.  IN NO EVENT SHALL
THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.
*/
"use strict";
(() => {
  // src/address.ts
  var ASKS = ["word", "analogy", "axis", "odd", "list", "differences"];
  var START = { ask: "word", question: "", map: "pca", colour: "frequency", at: [null, null] };
  function parseAddress(fragment) {
    const fields = new URLSearchParams(fragment.replace(/^#/, ""));
    const ask2 = ASKS.find((name) => fields.has(name)) ?? START.ask;
    return {
      ask: ask2,
      question: fields.get(ask2) ?? "",
      map: fields.get("map") || START.map,
      colour: fields.get("colour") || START.colour,
      at: [parseView(fields.get("at")), parseView(fields.get("at2"))]
    };
  }
  function formatAddress(address) {
    const fields = new URLSearchParams();
    if (address.question !== "" || address.ask !== START.ask) fields.set(address.ask, address.question);
    if (address.map !== START.map) fields.set("map", address.map);
    if (address.colour !== START.colour) fields.set("colour", address.colour);
    address.at.forEach((view, model) => {
      if (view !== null) fields.set(model === 0 ? "at" : "at2", formatView(view));
    });
    const text = fields.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3E", ">");
    return `#${text.replace(/=(?=&|$)/, "")}`;
  }
  function sameView(one, other) {
    return one?.x === other?.x && one?.y === other?.y && one?.scale === other?.scale;
  }
  function parseView(text) {
    const numbers = (text ?? "").split(",").map(Number);
    const [x, y, scale] = numbers;
    if (numbers.length !== 3 || !numbers.every(Number.isFinite) || text === null) return null;
    return x === void 0 || y === void 0 || scale === void 0 || scale <= 0 ? null : { x, y, scale };
  }
  var formatView = (view) => [view.x, view.y, view.scale].map((number) => +number.toPrecision(5)).join(",");

  // src/dom.ts
  function element(tag, attributes = {}, ...children) {
    const made2 = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) made2.setAttribute(name, value === true ? "" : String(value));
    }
    made2.append(...children);
    return made2;
  }
  function button(label, attributes, onClick) {
    const made2 = element("button", { type: "button", ...attributes }, label);
    made2.addEventListener("click", onClick);
    return made2;
  }
  var cosineText = (value) => value.toFixed(2).replace("-", "−");
  var grouped = (count) => count.toLocaleString("en");
  var counted = (count, thing) => `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;

  // src/source.ts
  var MOST_WORDS = 200;
  var MOST_COMPARED = 60;
  var Refusal = class extends Error {
    constructor(message, nearest2 = []) {
      super(message);
      this.nearest = nearest2;
    }
    nearest;
  };

  // src/grammar.ts
  var PIECE = /"([^"]*)"(?!\S)|\S+/g;
  var TOKEN = /"([^"]*)"|[^\s,"]+|,|"/g;
  var ARROW = /(->|→)/;
  function tokens(text, pattern = TOKEN) {
    return [...text.matchAll(pattern)].map((match) => {
      const inside = match[1];
      return inside === void 0 ? { text: match[0], quoted: false } : { text: inside, quoted: true };
    });
  }
  var bare = (token, text) => !token.quoted && token.text === text;
  var isSign = (token) => bare(token, "+") || bare(token, "-") || bare(token, "−");
  var isArrow = (token) => bare(token, "->") || bare(token, "→");
  function quoted(word) {
    return word === "" || /[\s,"]|->|→/.test(word) || ["+", "-", "−"].includes(word) ? `"${word}"` : word;
  }
  function parseAnalogy(text) {
    const sum = { positive: [], negative: [] };
    let sign = "+";
    for (const token of tokens(text, PIECE)) {
      if (isSign(token)) {
        if (sign !== null && (sum.positive.length > 0 || sum.negative.length > 0)) {
          throw new Refusal(`a word is missing before '${token.text}'`);
        }
        sign = token.text;
      } else if (sign === null) {
        throw new Refusal(`write + or - before '${token.text}', and words that hold blanks in double quotes`);
      } else if (token.text === "") {
        throw new Refusal('a word must have letters, got ""');
      } else {
        (sign === "+" ? sum.positive : sum.negative).push(token.text);
        sign = null;
      }
    }
    if (sign !== null) throw new Refusal("write an analogy as words with + and - between them: king - man + woman");
    return sum;
  }
  function formatAnalogy({ positive, negative }) {
    const [first3, ...rest2] = positive.map(quoted);
    const terms = [...negative.map((word) => `- ${quoted(word)}`), ...rest2.map((word) => `+ ${word}`)];
    return [...first3 === void 0 ? [] : [first3], ...terms].join(" ");
  }
  function parseAxis(text) {
    const parts = withArrows(tokens(text));
    const arrow = parts.findIndex(isArrow);
    const poles = { from: pole(parts.slice(0, arrow)), to: pole(parts.slice(arrow + 1)) };
    if (arrow < 0 || poles.from.length === 0 || poles.to.length === 0 || parts.slice(arrow + 1).some(isArrow)) {
      throw new Refusal("write an axis as two poles with an arrow between them: good -> bad");
    }
    return poles;
  }
  function withArrows(parts) {
    if (parts.some(isArrow)) return parts;
    return parts.flatMap((part6) => part6.quoted ? [part6] : part6.text.split(ARROW).filter(Boolean).map((text) => ({ text, quoted: false })));
  }
  var pole = (parts) => parts.filter((part6) => !bare(part6, ",")).map((part6) => part6.text);
  function parseList(text) {
    const separator = text.includes("\n") ? /\n/ : /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;
    const parts = text.split(separator);
    const words = parts.length > 1 ? parts.map(unquoted) : tokens(text).map((token) => token.text);
    return [...new Set(words.filter((word) => word !== ""))];
  }
  function unquoted(part6) {
    const trimmed = part6.trim().replace(/,$/, "");
    return /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
  }
  function parseWord(text) {
    return unquoted(text);
  }
  function kindOf(text) {
    const parts = tokens(text);
    if (withArrows(parts).slice(1, -1).some(isArrow)) return "axis";
    if (parts.length > 2 && parts.some(isSign)) return "analogy";
    const commas = parts.filter((part6) => bare(part6, ",")).length;
    const spaced = /,\s/.test(text.trim().replaceAll(/"[^"]*"/g, ""));
    return parts.length > 2 && (commas > 1 || commas > 0 && spaced) ? "list" : "word";
  }
  function lastTerm(text) {
    let start = 0;
    for (const match of text.matchAll(/"[^"]*"|(?:^|\s)(?:\+|-|−)\s+|(?:->|→)\s*|,\s*|\n\s*/g)) {
      if (!match[0].startsWith('"')) start = match.index + match[0].length;
    }
    return { start, typed: text.slice(start).replace(/^"/, "") };
  }
  function replaced(text, caret, word) {
    const { start } = lastTerm(text.slice(0, caret));
    const inQuotes = text[start] === '"' && text.slice(caret).includes('"');
    const rest2 = text.slice(caret).replace(inQuotes ? /^[^"]*"/ : /^[^\s,"]+/, "");
    const before = text.slice(0, start) + quoted(word);
    return { text: before + rest2, caret: before.length, alone: start === 0 && rest2.trim() === "" };
  }

  // src/stage/colours.ts
  var CLUSTERS = 12;
  function colourChoices(about) {
    return [
      { id: "frequency", title: "frequency" },
      { id: "cluster", title: "cluster" },
      ...about.columns.map((column) => ({ id: `column:${column.id}`, title: column.name }))
    ];
  }
  async function colouring(source, about, model, id) {
    if (id === "cluster") {
      const most3 = Math.min(CLUSTERS, about.models[model].shown);
      return { kind: "category", ...await source.clusters(model, most3) };
    }
    const column = about.columns.find((each) => `column:${each.id}` === id);
    if (column === void 0) return { kind: "number", values: await source.frequencies(model) };
    const values = await source.column(model, column);
    if (values instanceof Float32Array) return { kind: "number", values };
    return { kind: "category", codes: values, names: column.categories };
  }

  // src/header.ts
  var Header = class {
    element;
    maps;
    colours;
    themes;
    constructor(about, events) {
      const ids = new Map(about.models.flatMap((model) => model.maps.map((map) => [map.id, map])));
      this.maps = choice("map", [...ids.values()].map((map) => {
        return element("option", { value: map.id }, map.title);
      }), events.onMap);
      const colours = colourChoices(about).map(({ id, title }) => element("option", { value: id }, title));
      this.colours = choice("colour", colours, events.onColour);
      this.themes = button("Dark", { title: "Dark or light (d)" }, events.onTheme);
      this.element = element(
        "header",
        {},
        element("h1", {}, "firth"),
        element("p", { class: "facts" }, facts(about)),
        element("label", {}, "Map ", this.maps),
        element("label", {}, "Colour ", this.colours),
        copyButton(),
        this.themes,
        button("Keys", { title: "Keys and help (?)", "aria-haspopup": "dialog" }, events.onHelp)
      );
    }
    show(address) {
      this.maps.value = address.map;
      this.colours.value = address.colour;
    }
    setTheme(theme) {
      this.themes.replaceChildren(theme === "dark" ? "Light" : "Dark");
    }
  };
  function facts(about) {
    return about.models.map(({ name, words, shown: shown2, dimensions }) => {
      const part6 = shown2 < words ? `, ${grouped(shown2)} on the map` : "";
      return `${name}: ${grouped(words)} words${part6}, ${dimensions} dimensions`;
    }).join(" · ");
  }
  function choice(name, options, chosen) {
    const made2 = element("select", { name }, ...options);
    made2.addEventListener("change", () => chosen(made2.value));
    return made2;
  }
  function copyButton() {
    const made2 = button("Copy link", { title: "Copy the address of this view" }, () => {
      void navigator.clipboard.writeText(location.href).then(
        () => say("Copied"),
        () => say("Copy it from the address bar")
      );
    });
    const say = (text) => {
      made2.replaceChildren(text);
      setTimeout(() => made2.replaceChildren("Copy link"), 2e3);
    };
    return made2;
  }

  // src/keys.ts
  var list = (kinds) => [
    ["/", "type a question"],
    [`1 … ${kinds}`, "open a kind of question"],
    ["m", "go to the map"],
    ["← ↑ → ↓", "move the map, when it has the focus"],
    ["+  −", "zoom the map"],
    ["0", "show the whole map"],
    ["Tab", "go through the words of an answer"],
    ["Enter", "ask; open a word"],
    ["Ctrl Enter", "ask with a list"],
    ["d", "dark or light"],
    ["Esc", "close, or ask nothing"],
    ["?", "these keys"]
  ];
  var Help = class {
    constructor(kinds, facts2) {
      this.facts = facts2;
      const rows = list(kinds).map(([key, does]) => element("tr", {}, element("th", { scope: "row" }, element("kbd", {}, key)), element("td", {}, does)));
      const close = button("Close", {}, () => this.element.close());
      this.element = element("dialog", { "aria-label": "Keys" }, element("h2", {}, "Keys"), element("table", {}, ...rows), this.speed, close);
    }
    facts;
    element;
    speed = element("p", { class: "note" });
    open() {
      this.speed.replaceChildren(this.facts());
      this.element.showModal();
    }
  };
  function listenToKeys(help, events) {
    const keys = {
      "/": events.onQuestion,
      "?": () => help.open(),
      m: events.onMap,
      d: events.onTheme,
      Escape: events.onClear
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || help.element.open || typing(event.target)) return;
      const does = /^[1-9]$/.test(event.key) ? () => events.onTab(Number(event.key) - 1) : keys[event.key];
      if (does === void 0) return;
      event.preventDefault();
      does();
    });
  }
  function typing(target) {
    return target instanceof HTMLElement && target.matches("input, textarea, select");
  }

  // src/links.ts
  function questionLink(ask2, question, text, className) {
    return element("a", { class: className, "data-ask": ask2, "data-question": question }, text);
  }
  var wordLink = (word) => questionLink("word", quoted(word), word.trim() === "" ? quoted(word) : word, "word");
  function readdress(root, address) {
    for (const link of root.querySelectorAll("a[data-ask]")) {
      const { ask: ask2, question } = link.dataset;
      link.href = formatAddress({ ...address, ask: ask2, question, at: [null, null] });
    }
  }

  // src/panels/bars.ts
  function bars(found, label, marked = /* @__PURE__ */ new Set()) {
    return element("ol", { class: "bars", "aria-label": label }, ...found.map((each) => bar(each, marked.has(each.word))));
  }
  function bar({ word, similarity }, marked) {
    const measure = element("span", { class: "bar", "aria-hidden": "true" });
    measure.style.setProperty("--share", `${Math.max(0, Math.min(1, similarity)) * 100}%`);
    const number = element("span", { class: "number" }, cosineText(similarity));
    return element("li", { class: marked ? "marked" : false }, wordLink(word), measure, number);
  }

  // src/merging.ts
  function alternating(lists, key) {
    const longest3 = Math.max(0, ...lists.map((list2) => list2.length));
    const items = Array.from({ length: longest3 }, (_, place3) => lists.flatMap((list2) => list2.slice(place3, place3 + 1))).flat();
    return [...new Map(items.map((item) => [key(item), item])).values()];
  }
  function merged(found, n) {
    const words = alternating(found.map((each) => each.words), (each) => each.word).slice(0, n);
    const nearest2 = alternating(found.map((each) => each.nearest), (word) => word).slice(0, n);
    return { words, nearest: words.length > 0 ? [] : nearest2 };
  }

  // src/panels/panel.ts
  var NOTHING = { selected: null, rows: [], words: [], arrows: [], axis: null };
  async function ofEach(models, ask2) {
    const asked = await Promise.allSettled(models.map((_, model) => ask2(model)));
    const failures = asked.flatMap((each) => each.status === "rejected" ? [each.reason] : []);
    if (failures.length === models.length) throw together(failures);
    const parts = asked.map((each) => each.status === "fulfilled" ? each.value : refused(each.reason));
    const sections = parts.map((part6, model) => section(models, model, part6.content));
    return {
      content: sections.length === 1 ? parts[0].content : [element("div", { class: "models" }, ...sections)],
      said: parts.map((part6, model) => models.length > 1 ? `${models[model].name}: ${part6.said}` : part6.said).join("; "),
      drawings: parts.map((part6) => part6.drawing)
    };
  }
  function together([first3, ...others2]) {
    if (!(first3 instanceof Refusal)) return first3;
    const offers = [first3, ...others2].map((reason) => reason instanceof Refusal ? reason.nearest : []);
    return new Refusal(first3.message, alternating(offers, (word) => word));
  }
  function refused(reason) {
    if (!(reason instanceof Refusal)) throw reason;
    return { content: [element("p", { class: "note" }, reason.message)], said: reason.message, drawing: NOTHING };
  }
  function section(models, model, content) {
    const { name } = models[model];
    return element("section", { "aria-label": name }, element("h3", {}, name), ...content);
  }

  // src/panels/analogy.ts
  var HOW_MANY = 15;
  var ON_MAP = 5;
  var analogyPanel = {
    ask: "analogy",
    title: "Analogy",
    label: "Add and take away words",
    placeholder: "king - man + woman",
    several: false,
    hint: "What king is to man, which word is it to woman? Write words with + and - between them.",
    examples: ["king - man + woman", "paris - france + germany", "walking - walk + swim", "better - good + bad"],
    async answer(source, models, question) {
      const formula2 = formatAnalogy(parseAnalogy(question));
      return ofEach(models, async (model) => part(await source.analogy(model, formula2, HOW_MANY)));
    }
  };
  function part(found) {
    const { positive, negative, answers } = found;
    const asked = [...positive, ...negative].map((word) => word.row);
    const [first3] = answers;
    return {
      content: [formula(found), bars(answers, "Answers, nearest first")],
      said: first3 ? `${counted(answers.length, "answer")}, first ${first3.word} ${cosineText(first3.similarity)}` : "no answer",
      drawing: { ...NOTHING, selected: first3?.row ?? null, rows: [...asked, ...answers.slice(0, ON_MAP).map((word) => word.row)], arrows: arrows(found) }
    };
  }
  function formula({ positive, negative, answers }) {
    const [head2, ...rest2] = positive.map((word) => word.word);
    const minus = negative.map((word) => ` − ${word.word}`).join("");
    const plus = rest2.map((word) => ` + ${word}`).join("");
    const answer = element("strong", {}, answers[0]?.word ?? "?");
    return element("p", { class: "formula" }, `${head2 ?? ""}${minus}${plus} ≈ `, answer);
  }
  function arrows({ positive, negative, answers }) {
    const [a, c] = positive;
    const [b] = negative;
    const [d] = answers;
    if (positive.length !== 2 || negative.length !== 1 || !a || !b || !c || !d) return [];
    return [
      { from: b.row, to: a.row, kind: "given" },
      { from: c.row, to: d.row, kind: "answer" }
    ];
  }

  // src/panels/axis.ts
  var HOW_MANY2 = 2e3;
  var EACH_END = 15;
  var axisPanel = {
    ask: "axis",
    title: "Axis",
    label: "From one pole to the other",
    placeholder: "good -> bad",
    several: false,
    hint: "Lays the frequent words between two poles: good -> bad. A pole may be several words with commas: good, great -> bad, awful.",
    examples: ["good -> bad", "man -> woman", "past -> future", "small -> large"],
    async answer(source, models, question) {
      const { from, to } = parseAxis(question);
      const poles = from.length + to.length;
      if (poles > MOST_WORDS) throw new Refusal(`the poles of an axis take at most ${MOST_WORDS} words, got ${poles}`);
      return ofEach(models, async (model) => part2(await source.axis(model, from, to, HOW_MANY2), Math.min(HOW_MANY2, models[model].words)));
    }
  };
  function part2(axis, frequent) {
    const [from, to] = [nameOf(axis.from), nameOf(axis.to)];
    const onMap = axis.words.filter((word) => word.row >= 0);
    const poles = axis.words.length > frequent ? " and the poles" : "";
    return {
      content: [
        element("p", { class: "note" }, `The ${counted(frequent, "most frequent word")}${poles} by their cosine with the way from ${from} to ${to}.`),
        element("div", { class: "ends" }, end(axis, from, -1), end(axis, to, 1))
      ],
      said: `${axis.words.length} words between ${from} and ${to}`,
      drawing: {
        ...NOTHING,
        axis: { rows: Int32Array.from(onMap, (word) => word.row), positions: Float32Array.from(onMap, (word) => word.position), from, to }
      }
    };
  }
  var nameOf = (pole2) => pole2.map((each) => each.word).join(", ");
  function end(axis, pole2, side) {
    const furthest = side < 0 ? axis.words.slice(0, EACH_END) : axis.words.slice(-EACH_END).reverse();
    const found = furthest.map(({ word, position }) => ({ word, similarity: position * side }));
    return element("section", {}, element("h3", {}, `→ ${pole2}`), bars(found, `Words furthest towards ${pole2}`));
  }

  // src/panels/differences.ts
  var HOW_MANY3 = 100;
  var NEAREST = 25;
  var ON_MAP2 = 30;
  var differencesPanel = {
    ask: "differences",
    title: "Differences",
    label: "",
    placeholder: "",
    several: false,
    hint: "",
    examples: [],
    async answer(source) {
      const { words, topn, compared } = await source.differences(HOW_MANY3, NEAREST);
      const first3 = words.slice(0, ON_MAP2);
      const note = `Among the ${grouped(compared)} most frequent words that both models have, these share the fewest of their ${topn} nearest words.`;
      return {
        content: [
          element("p", { class: "note" }, note),
          element("ol", { class: "bars", "aria-label": "Words, the most different first" }, ...words.map((each) => line(each, topn)))
        ],
        said: `${words.length} words whose nearest words differ most`,
        drawings: [
          { ...NOTHING, rows: first3.map((each) => each.row_a) },
          { ...NOTHING, rows: first3.map((each) => each.row_b) }
        ]
      };
    }
  };
  function line({ word, shared }, topn) {
    const measure = element("span", { class: "bar", "aria-hidden": "true" });
    measure.style.setProperty("--share", `${shared / topn * 100}%`);
    const number = element("span", { class: "number" }, `${shared} of ${topn}`);
    return element("li", {}, wordLink(word), measure, number);
  }

  // src/panels/list.ts
  var ROOMY = 9;
  var listPanel = {
    ask: "list",
    title: "Heat map",
    label: "Words to compare",
    placeholder: "one word a line, or with commas",
    several: true,
    hint: `Paste up to ${MOST_COMPARED} words, one a line or with commas: every word is compared with every other, and similar ones are put side by side.`,
    examples: ["king, queen, man, woman, paris, france, london, england", "one, two, three, red, green, blue, walk, run, swim"],
    async answer(source, models, question) {
      const words = parseList(question);
      if (words.length < 2) throw new Refusal("a heat map needs at least two words");
      if (words.length > MOST_COMPARED) throw new Refusal(`a heat map takes at most ${MOST_COMPARED} words, got ${words.length}`);
      return ofEach(models, async (model) => part3(await source.similarities(model, words)));
    }
  };
  function part3(found) {
    const note = found.unknown.length > 0 ? [`not in the model: ${found.unknown.join(", ")}`] : [];
    const reading = element("p", { class: "reading", "aria-hidden": "true" });
    return {
      content: [...note.map((text) => element("p", { class: "note" }, text)), heat(found, reading), reading],
      said: [`similarities of ${found.words.length} words`, ...note].join(", "),
      drawing: { ...NOTHING, words: found.words }
    };
  }
  function heat(found, reading) {
    const words = found.order.map((place3) => found.words[place3]);
    const head2 = element("tr", {}, element("td"), ...words.map((word) => columnHead(word)));
    const rows = found.order.map((i) => {
      const cells = found.order.map((j) => cell(found.matrix[i][j], `${found.words[i]} · ${found.words[j]}`, reading));
      return element("tr", {}, element("th", { scope: "row" }, wordLink(found.words[i])), ...cells);
    });
    const caption = element("caption", { class: "unseen" }, "Cosine similarities, similar words side by side");
    const table = element("table", { class: words.length > ROOMY ? "heat dense" : "heat" }, caption, element("thead", {}, head2), element("tbody", {}, ...rows));
    table.addEventListener("mouseleave", () => reading.replaceChildren());
    return element("div", { class: "wide", tabindex: 0, role: "group", "aria-label": "Heat map" }, table);
  }
  var columnHead = (word) => element("th", { scope: "col" }, element("span", {}, word));
  function cell(similarity, pair, reading) {
    const number = element("span", {}, cosineText(similarity));
    const made2 = element("td", { class: `cell ${shade(similarity)}` }, number);
    made2.style.setProperty("--amount", `${Math.min(1, Math.abs(similarity)) * 100}%`);
    made2.addEventListener("mouseenter", () => reading.replaceChildren(`${pair}  ${cosineText(similarity)}`));
    return made2;
  }
  function shade(similarity) {
    if (similarity < 0) return similarity < -0.56 ? "below middle" : "below";
    return similarity >= 0.8 ? "strong" : similarity >= 0.56 ? "middle" : "";
  }

  // src/panels/odd.ts
  var oddPanel = {
    ask: "odd",
    title: "Odd one out",
    label: "Three words or more",
    placeholder: "breakfast, cereal, dinner, lunch",
    several: true,
    hint: "Paste or type at least three words, one a line or with commas: the one least like all of them together is the odd one.",
    examples: ["breakfast, cereal, dinner, lunch", "red, green, blue, tuesday", "france, germany, spain, london"],
    async answer(source, models, question) {
      const words = parseList(question);
      if (words.length < 3) throw new Refusal("the odd one out needs at least three words");
      if (words.length > MOST_WORDS) throw new Refusal(`the odd one out takes at most ${MOST_WORDS} words, got ${words.length}`);
      return ofEach(models, async (model) => part4(await source.odd(model, words)));
    }
  };
  function part4({ odd, similarities }) {
    const ordered = [...similarities].sort((a, b) => a.similarity - b.similarity);
    return {
      content: [
        element("p", { class: "formula" }, element("strong", {}, odd), " does not belong"),
        element("p", { class: "note" }, "Cosine of each word with the mean of all."),
        bars(ordered, "Words, the odd one first", /* @__PURE__ */ new Set([odd]))
      ],
      said: `${odd} is the odd one out`,
      drawing: { ...NOTHING, words: ordered.map((each) => each.word) }
    };
  }

  // src/panels/word.ts
  var HOW_MANY4 = 25;
  var wordPanel = {
    ask: "word",
    title: "Word",
    label: "Find a word",
    placeholder: "king",
    several: false,
    hint: "Type a word, or click one on the map, to see the words nearest to it. A sum such as king - man + woman or an axis such as good -> bad can be typed here too.",
    examples: ["king", "paris", "music", "water", "python", "seven", "monday"],
    async answer(source, models, question) {
      const word = parseWord(question);
      const asked = models.map((_, model) => source.neighbours(model, word, HOW_MANY4));
      const shared = await sharedWords(asked);
      return ofEach(models, async (model) => part5(await asked[model], shared));
    }
  };
  async function sharedWords(asked) {
    const found = (await Promise.allSettled(asked)).flatMap((each) => each.status === "fulfilled" ? [each.value] : []);
    if (found.length < 2) return /* @__PURE__ */ new Set();
    const [first3, second] = found.map((each) => new Set(each.neighbours.map((neighbour) => neighbour.word)));
    return new Set([...first3].filter((word) => second.has(word)));
  }
  function part5(found, shared) {
    const { word, row, neighbours } = found;
    const [first3] = neighbours;
    const both = shared.size > 0 ? `; ${shared.size} of ${neighbours.length} nearest in both` : "";
    return {
      content: [
        element("h2", {}, word.trim() === "" ? quoted(word) : word),
        element("p", { class: "note" }, place(row) + both),
        bars(neighbours, `Words nearest to ${word}`, shared)
      ],
      said: `${counted(neighbours.length, "word")} nearest to ${word}` + (first3 ? `, first ${first3.word} ${cosineText(first3.similarity)}` : ""),
      drawing: { ...NOTHING, selected: row, rows: neighbours.map((neighbour) => neighbour.row) }
    };
  }
  var place = (row) => row < 0 ? "not in the vocabulary, put together from its letters" : `word ${grouped(row + 1)} by frequency`;

  // src/panels/index.ts
  function panelsFor(models) {
    const panels = [wordPanel, analogyPanel, axisPanel, oddPanel, listPanel];
    return models > 1 ? [...panels, differencesPanel] : panels;
  }

  // src/combobox.ts
  var PAUSE = 60;
  var Combobox = class {
    constructor(input, complete2, chosen) {
      this.input = input;
      this.complete = complete2;
      this.chosen = chosen;
      for (const [name, value] of Object.entries({
        role: "combobox",
        autocomplete: "off",
        "aria-autocomplete": "list",
        "aria-controls": "completions",
        "aria-expanded": "false"
      })) {
        input.setAttribute(name, value);
      }
      input.addEventListener("input", () => this.later());
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("blur", () => this.close());
    }
    input;
    complete;
    chosen;
    list = element("ul", { id: "completions", role: "listbox", "aria-label": "Words", hidden: true });
    options = [];
    active = -1;
    timer = 0;
    turn = 0;
    close() {
      clearTimeout(this.timer);
      this.turn++;
      this.show([], "");
    }
    later() {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.offer(), PAUSE);
    }
    async offer() {
      const turn = ++this.turn;
      const { typed } = lastTerm(this.input.value.slice(0, this.caret));
      const found = typed.trim() === "" ? null : await this.complete(typed).catch(() => null);
      if (turn !== this.turn) return;
      const words = found?.words.map((each) => each.word) ?? [];
      if (words.length > 0) this.show(words, "");
      else this.show(found?.nearest ?? [], "No word begins so. Did you mean");
    }
    show(options, heading) {
      this.options = options;
      this.active = -1;
      const title = heading === "" ? [] : [element("li", { class: "heading", role: "presentation" }, heading)];
      this.list.replaceChildren(...title, ...options.map((word, place3) => this.option(word, place3)));
      this.list.hidden = options.length === 0;
      this.input.setAttribute("aria-expanded", String(options.length > 0));
      this.input.removeAttribute("aria-activedescendant");
    }
    option(word, place3) {
      const option = element("li", { role: "option", id: `completion-${place3}`, "aria-selected": "false" }, word);
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        this.take(word);
      });
      return option;
    }
    get caret() {
      return this.input.selectionStart ?? this.input.value.length;
    }
    key(event) {
      if (this.options.length === 0 || event.isComposing) return;
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return this.close();
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const step2 = event.key === "ArrowDown" ? 1 : -1;
        this.point((this.active + step2 + this.options.length + 1) % (this.options.length + 1));
      } else if ((event.key === "Enter" || event.key === "Tab") && this.options[this.active] !== void 0) {
        this.take(this.options[this.active]);
      } else if (event.key === "Escape") {
        this.close();
        event.stopPropagation();
      } else {
        return;
      }
      if (event.key !== "Tab") event.preventDefault();
    }
    /** Marks an option; one past the last stands for none, so that the arrows lead back to what was typed. */
    point(place3) {
      this.active = place3 < this.options.length ? place3 : -1;
      for (const option of this.list.querySelectorAll("[role=option]")) {
        const selected = option.id === `completion-${this.active}`;
        option.setAttribute("aria-selected", String(selected));
        if (selected) option.scrollIntoView({ block: "nearest" });
      }
      if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
      else this.input.setAttribute("aria-activedescendant", `completion-${this.active}`);
    }
    take(word) {
      const { text, caret, alone } = replaced(this.input.value, this.caret, word);
      this.input.value = text;
      this.input.setSelectionRange(caret, caret);
      this.close();
      this.chosen(alone);
    }
  };

  // src/questions.ts
  var OFFERED = 8;
  var Questions = class {
    constructor(source, models, events) {
      this.source = source;
      this.models = models;
      this.events = events;
      this.panels = panelsFor(models);
      this.current = this.panels[0];
      this.tabs = element("div", { role: "tablist", "aria-label": "Kinds of questions" }, ...this.panels.map((panel) => this.tab(panel)));
      this.tabs.addEventListener("keydown", (event) => this.moveTab(event));
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.submit();
      });
      for (const arrival of ["mouseover", "focusin", "mouseleave", "focusout"]) {
        this.results.addEventListener(arrival, (event) => events.onPoint(wordUnder(event)));
      }
      this.element = element("aside", { class: "questions", "aria-label": "Questions" }, this.tabs, this.sheet, this.live);
      this.showForm("");
    }
    source;
    models;
    events;
    element;
    tabs;
    form = element("form", { id: "ask" });
    results = element("section", { id: "results", "aria-label": "Answer", tabindex: -1 });
    sheet = element("div", { id: "sheet", role: "tabpanel" }, this.form, this.results);
    live = element("p", { id: "live", class: "unseen", "aria-live": "polite" });
    asked = /* @__PURE__ */ new Map();
    panels;
    current;
    panel(ask2) {
      return this.panels.find((panel) => panel.ask === ask2) ?? this.panels[0];
    }
    /** Shows the kind and the question of an address, not yet its answer. */
    show({ ask: ask2, question }) {
      const panel = this.panel(ask2);
      this.asked.set(panel.ask, question);
      if (panel !== this.current) {
        this.current = panel;
        this.showForm(question);
      } else if (this.field() !== null) {
        this.field().value = question;
      }
    }
    /** The tab of this number from the left, with the question it was last asked. */
    openTab(place3) {
      const panel = this.panels[place3];
      if (panel !== void 0) this.events.onAsk(panel.ask, this.asked.get(panel.ask) ?? "");
    }
    focus() {
      this.field()?.focus();
      this.field()?.select();
    }
    wait() {
      this.results.setAttribute("aria-busy", "true");
    }
    answered(answer, address) {
      this.fill(answer.content, address);
      this.live.replaceChildren(answer.said);
    }
    /** Says what to do where nothing is asked yet; `known` tells which examples this model can answer. */
    invite(address, known) {
      const examples = this.current.examples.filter(known).map((text) => {
        return element("li", {}, questionLink(this.current.ask, text, text, "example"));
      });
      const list2 = examples.length > 0 ? [element("ul", { class: "examples", "aria-label": "Examples" }, ...examples)] : [];
      this.fill([element("p", { class: "hint" }, this.current.hint), ...list2], address);
      this.live.replaceChildren();
    }
    refused(error2, address) {
      const nearest2 = error2 instanceof Refusal ? error2.nearest : [];
      const words = nearest2.map((word) => element("li", {}, questionLink("word", quoted(word), word, "example")));
      const list2 = words.length > 0 ? [element("p", { class: "note" }, "Did you mean"), element("ul", { class: "examples" }, ...words)] : [];
      this.fill([element("p", { role: "alert" }, error2.message), ...list2], address);
      this.live.replaceChildren();
    }
    readdress(address) {
      readdress(this.results, address);
    }
    fill(content, address) {
      const followed = this.results.contains(document.activeElement);
      this.results.replaceChildren(...content);
      if (followed) this.results.focus({ preventScroll: true });
      this.results.removeAttribute("aria-busy");
      this.results.scrollTop = 0;
      this.readdress(address);
    }
    tab(panel) {
      const attributes = { role: "tab", id: `tab-${panel.ask}`, "aria-controls": "sheet" };
      return button(panel.title, attributes, () => this.openTab(this.panels.indexOf(panel)));
    }
    moveTab(event) {
      const step2 = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (step2 === 0) return;
      event.preventDefault();
      const place3 = (this.panels.indexOf(this.current) + step2 + this.panels.length) % this.panels.length;
      this.openTab(place3);
      this.tabs.children[place3].focus();
    }
    field() {
      return this.form.querySelector("#question");
    }
    showForm(question) {
      const { ask: ask2, label, several, placeholder } = this.current;
      for (const tab of this.tabs.children) {
        const selected = tab.id === `tab-${ask2}`;
        tab.setAttribute("aria-selected", String(selected));
        tab.setAttribute("tabindex", selected ? "0" : "-1");
        if (selected) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
      this.sheet.setAttribute("aria-labelledby", `tab-${ask2}`);
      this.form.hidden = label === "";
      const common = { id: "question", placeholder, spellcheck: "false", autocapitalize: "off" };
      const field = several ? element("textarea", { ...common, rows: 3 }) : element("input", { ...common, type: "text" });
      const list2 = field instanceof HTMLInputElement ? [this.completing(field)] : [];
      if (field instanceof HTMLTextAreaElement) field.addEventListener("keydown", (event) => this.sendList(event));
      const send = element("button", { type: "submit" }, several ? "Compare" : "Ask");
      const focused = this.focused(field, send);
      this.form.replaceChildren(element("label", { for: "question" }, label), field, send, ...list2);
      field.value = question;
      focused?.focus({ preventScroll: true });
    }
    /** What takes the place of that part of the form which has the focus; null where none has it. */
    focused(field, send) {
      const active = document.activeElement;
      if (!this.form.contains(active)) return null;
      return this.form.hidden ? this.results : active instanceof HTMLButtonElement ? send : field;
    }
    completing(field) {
      const complete2 = new Combobox(
        field,
        (typed) => this.complete(typed),
        (alone) => alone && this.current.ask === "word" && this.submit()
      );
      this.form.addEventListener("submit", () => complete2.close());
      return complete2.list;
    }
    /** Words of any of the models; one that does not answer offers none. */
    async complete(typed) {
      const models = Array.from({ length: this.models }, (_, model) => this.source.complete(model, typed, OFFERED));
      const found = await Promise.allSettled(models);
      return merged(found.flatMap((each) => each.status === "fulfilled" ? [each.value] : []), OFFERED);
    }
    /** In a list Enter begins a line; with the control key it asks. */
    sendList(event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.submit();
    }
    /** A sum, an axis or a list can be typed where words are sought: its form tells. */
    submit() {
      const question = this.field()?.value.trim() ?? "";
      const kind = this.current.ask === "word" ? kindOf(question) : this.current.ask;
      this.events.onAsk(kind, question);
    }
  };
  function wordUnder({ target, type }) {
    const arrives = type === "mouseover" || type === "focusin";
    return arrives && target instanceof HTMLElement && target.matches(".word") ? target.textContent : null;
  }

  // src/map/camera.ts
  var filled = 0.9;
  var besides = 100;
  var minScale = 0.5;
  var maxScale = 4096;
  var Camera = class {
    width = 1;
    height = 1;
    centre = { x: 0, y: 0 };
    zoom = 1;
    home = { x0: -1, y0: -1, x1: 1, y1: 1 };
    resize(width2, height) {
      this.width = Math.max(1, width2);
      this.height = Math.max(1, height);
    }
    /** The box that scale 1 shows; one point alone gets some ground around it. */
    setHome(box) {
      const x = (box.x0 + box.x1) / 2;
      const y = (box.y0 + box.y1) / 2;
      const half = box.x1 > box.x0 || box.y1 > box.y0 ? 0 : 1;
      this.home = half > 0 ? { x0: x - half, y0: y - half, x1: x + half, y1: y + half } : box;
    }
    get size() {
      return { width: this.width, height: this.height };
    }
    /** CSS pixels in one unit of the data. */
    get pixels() {
      return this.zoom * this.pixelsAt(1);
    }
    pixelsAt(scale) {
      const across2 = this.width / Math.max(this.home.x1 - this.home.x0, 1e-9);
      const down2 = this.height / Math.max(this.home.y1 - this.home.y0, 1e-9);
      return scale * filled * Math.min(across2, down2);
    }
    get view() {
      return { ...this.centre, scale: this.zoom };
    }
    get homeView() {
      return { x: (this.home.x0 + this.home.x1) / 2, y: (this.home.y0 + this.home.y1) / 2, scale: 1 };
    }
    /** The middle stays inside the map, so that nobody gets lost in the void. */
    set view(view) {
      this.zoom = clamp(view.scale, minScale, maxScale);
      this.centre = { x: clamp(view.x, this.home.x0, this.home.x1), y: clamp(view.y, this.home.y0, this.home.y1) };
    }
    /** What is seen, in data, with a margin in pixels around it. */
    box(margin2 = 0) {
      const across2 = (this.width / 2 + margin2) / this.pixels;
      const down2 = (this.height / 2 + margin2) / this.pixels;
      const { x, y } = this.centre;
      return { x0: x - across2, y0: y - down2, x1: x + across2, y1: y + down2 };
    }
    screenX(x) {
      return this.width / 2 + (x - this.centre.x) * this.pixels;
    }
    screenY(y) {
      return this.height / 2 - (y - this.centre.y) * this.pixels;
    }
    dataX(left) {
      return this.centre.x + (left - this.width / 2) / this.pixels;
    }
    dataY(top) {
      return this.centre.y - (top - this.height / 2) / this.pixels;
    }
    /** Moves the ground by so many pixels, as a hand does. */
    pan(right, down2) {
      const { x, y } = this.centre;
      this.view = { x: x - right / this.pixels, y: y + down2 / this.pixels, scale: this.zoom };
    }
    /** The data under the pixel (left, top) stays under it. */
    zoomAt(factor, left, top) {
      const x = this.dataX(left);
      const y = this.dataY(top);
      const scale = clamp(this.zoom * factor, minScale, maxScale);
      const ratio = this.zoom / scale;
      const { centre } = this;
      this.view = { x: x + (centre.x - x) * ratio, y: y + (centre.y - y) * ratio, scale };
    }
    /** The view that shows a box as large as it fits with labels beside its points, `most` at the nearest. */
    fitting(box, most3) {
      const width2 = Math.max(0.45 * this.width, Math.min(0.7 * this.width, this.width - 2 * besides));
      const across2 = width2 / Math.max(box.x1 - box.x0, 1e-9);
      const down2 = 0.7 * this.height / Math.max(box.y1 - box.y0, 1e-9);
      const scale = clamp(Math.min(across2, down2) / this.pixelsAt(1), minScale, most3);
      return { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2, scale };
    }
  };
  function clamp(value, low, high) {
    return value < low ? low : value > high ? high : value;
  }
  var away = 1e9;
  function bounds(xy, rows) {
    const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
    for (const row of rows ?? (xy.length / 2 > 0 ? range(xy.length / 2) : [])) {
      const x = xy[2 * row] ?? away;
      const y = xy[2 * row + 1] ?? away;
      if (x === away) continue;
      if (x < box.x0) box.x0 = x;
      if (x > box.x1) box.x1 = x;
      if (y < box.y0) box.y0 = y;
      if (y > box.y1) box.y1 = y;
    }
    return box.x0 <= box.x1 ? box : { x0: -1, y0: -1, x1: 1, y1: 1 };
  }
  function* range(n) {
    for (let i = 0; i < n; i++) yield i;
  }

  // src/map/frames.ts
  var rest = 160;
  var most = 1e3;
  var Frames = class {
    /** `draw` is told the time and whether the map moves; it says whether it wants to draw again at once. */
    constructor(draw) {
      this.draw = draw;
    }
    draw;
    request = 0;
    dirty = false;
    drew = false;
    lastMove = -Infinity;
    lastTick = null;
    times = [];
    invalidate() {
      this.dirty = true;
      if (this.request === 0) this.request = requestAnimationFrame(this.tick);
    }
    /** The map moves: frames are counted from here until it rests. */
    moved() {
      const now = performance.now();
      if (now - this.lastMove > rest && this.lastTick === null) this.times = [];
      this.lastMove = now;
      this.invalidate();
    }
    /** How far the last movement's frames were apart. */
    measured(renderer) {
      const sorted = [...this.times].sort((a, b) => a - b);
      const quantile = (part6) => sorted[Math.min(sorted.length - 1, Math.floor(part6 * sorted.length))] ?? 0;
      return { renderer, frames: sorted.length, median: quantile(0.5), p95: quantile(0.95) };
    }
    tick = (now) => {
      const elapsed = this.lastTick === null ? 0 : now - this.lastTick;
      const moving = now - this.lastMove < rest || this.lastTick !== null && this.lastMove >= this.lastTick;
      if (this.drew && this.lastTick !== null && this.times.length < most) this.times.push(elapsed);
      const ended = this.lastTick !== null && !moving;
      this.lastTick = moving ? now : null;
      this.request = 0;
      this.drew = this.dirty || ended;
      if (this.drew) {
        this.dirty = false;
        if (this.draw(now, elapsed > 0 ? elapsed : 16, moving)) this.moved();
      }
      if (moving && this.request === 0) this.request = requestAnimationFrame(this.tick);
    };
  };

  // src/map/axis.ts
  var foot = 0.14;
  var named = 7;
  function axisLayout(axis, frequencies, aspect) {
    const [low, high] = extent(axis.positions);
    const [rare, frequent] = extent(Float32Array.from(axis.rows, (row) => frequencies[row] ?? 0));
    const width2 = Math.max(1, aspect);
    const height = Math.max(1, 1 / aspect);
    const x = (position) => width2 * along(position, low, high);
    const xy = new Float32Array(2 * frequencies.length).fill(away);
    axis.rows.forEach((row, i) => {
      if (row >= frequencies.length) return;
      xy[2 * row] = x(axis.positions[i]);
      xy[2 * row + 1] = height * along(frequencies[row], rare, frequent);
    });
    const home = { x0: -width2, y0: -(1 + foot) * height, x1: width2, y1: height };
    return { xy, home, low, high, ends: ends(axis, frequencies.length), x };
  }
  function ticks(low, high, most3) {
    if (!(high > low)) return [low];
    const rough = (high - low) / most3;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step2 = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
    const first3 = Math.ceil(low / step2 - 1e-9);
    const last = Math.floor(high / step2 + 1e-9);
    return Array.from({ length: last - first3 + 1 }, (_, i) => Number(((first3 + i) * step2).toPrecision(12)));
  }
  function ends({ rows, positions }, shown2) {
    const order = [...rows.keys()].filter((i) => rows[i] < shown2).sort((a, b) => positions[a] - positions[b]);
    return [...order.slice(0, named), ...order.slice(-named)].map((i) => rows[i]);
  }
  function extent(values) {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return low <= high ? [low, high] : [0, 0];
  }
  function along(value, low, high) {
    return high > low ? 2 * (value - low) / (high - low) - 1 : 0;
  }

  // src/map/boxes.ts
  var across = 64;
  var down = 32;
  var sides = 4;
  var Boxes = class {
    heads;
    /** Lists of rectangles, one for each bucket of cells: a rectangle and where its list goes on. */
    entries = new Int32Array(2 * 1024);
    used = 0;
    edges = new Float64Array(sides * 256);
    count = 0;
    /** `expected` rectangles are found fast; more are found too. */
    constructor(expected) {
      this.heads = new Int32Array(2 ** Math.ceil(Math.log2(4 * expected + 64))).fill(-1);
    }
    /** The number of the rectangle: 0 for the first. */
    add({ left, top, right, bottom }) {
      if (sides * (this.count + 1) > this.edges.length) this.edges = doubled(this.edges, Float64Array);
      this.edges.set([left, top, right, bottom], sides * this.count);
      for (let y = Math.floor(top / down); y <= Math.floor(bottom / down); y++) {
        for (let x = Math.floor(left / across); x <= Math.floor(right / across); x++) this.enter(this.bucket(x, y));
      }
      return this.count++;
    }
    /** The number of a rectangle that has ground in common with this one, or -1; touching is allowed. */
    hit({ left, top, right, bottom }) {
      for (let y = Math.floor(top / down); y <= Math.floor(bottom / down); y++) {
        for (let x = Math.floor(left / across); x <= Math.floor(right / across); x++) {
          for (let entry = this.heads[this.bucket(x, y)]; entry >= 0; entry = this.entries[2 * entry + 1]) {
            const at = sides * this.entries[2 * entry];
            const beside = left >= this.edges[at + 2] || this.edges[at] >= right;
            if (!beside && top < this.edges[at + 3] && this.edges[at + 1] < bottom) return at / sides;
          }
        }
      }
      return -1;
    }
    enter(bucket) {
      if (2 * (this.used + 1) > this.entries.length) this.entries = doubled(this.entries, Int32Array);
      this.entries[2 * this.used] = this.count;
      this.entries[2 * this.used + 1] = this.heads[bucket];
      this.heads[bucket] = this.used++;
    }
    /** Cells far apart may share a bucket; that costs a comparison and changes nothing. */
    bucket(x, y) {
      return (Math.imul(x, 2654435761) ^ Math.imul(y, 2246822507)) & this.heads.length - 1;
    }
  };
  function overlap(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }
  function doubled(array, make) {
    const larger = new make(2 * array.length);
    larger.set(array);
    return larger;
  }

  // src/map/levels.ts
  var step = Math.SQRT2;
  var first = 128;
  var unplaced = 127;
  var rise = 13;
  var airX = 9;
  var airY = 5;
  function eligible(level) {
    return 600 * 2 ** level;
  }
  function levelOf(pixels) {
    return Math.max(0, Math.min(unplaced - 1, Math.floor(Math.log(pixels / first) / Math.log(step) + 1e-9)));
  }
  function pixelsOf(level) {
    return first * step ** level;
  }
  var Levels = class {
    constructor(xy, halves) {
      this.xy = xy;
      this.halves = halves;
      const rows = xy.length / 2;
      this.from = new Int8Array(rows).fill(unplaced);
      this.blocked = new Float64Array(rows);
      this.waiting = Int32Array.from({ length: rows }, (_, row) => row).filter((row) => xy[2 * row] !== away);
    }
    xy;
    halves;
    /** The first level at which each row's label is shown. */
    from;
    /** The rows that have a label, in the order in which they were placed: coarse levels first. */
    placed = [];
    ends = [];
    waiting;
    /** Up to how many pixels a unit each label is known to be in the way of one that was placed before. */
    blocked;
    /** How many levels are placed. */
    get depth() {
      return this.ends.length;
    }
    /** How many rows of `placed` are shown at a level. */
    shown(level) {
      return this.ends[Math.min(level, this.depth - 1)] ?? 0;
    }
    /** Places one level more: those of the level before stay, then the most frequent word first. */
    deepen() {
      const level = this.depth;
      const pixels = pixelsOf(level);
      const due = this.waiting.filter((row) => row < eligible(level) && this.blocked[row] <= pixels);
      if (due.length > 0) {
        const boxes = new Boxes(this.placed.length + due.length / 2);
        for (const row of this.placed) boxes.add(this.box(row, pixels));
        for (const row of due) if (this.fits(row, pixels, boxes)) this.from[row] = level;
        this.waiting = this.waiting.filter((row) => this.from[row] === unplaced);
      }
      this.ends.push(this.placed.length);
    }
    /** The ground of a label with the air around it, in pixels at a zoom; the origin is that of the data. */
    box(row, pixels) {
      return this.around(row, pixels, this.across(row), this.down(row));
    }
    fits(row, pixels, boxes) {
      let other = boxes.hit(this.around(row, pixels, airX, airY));
      if (other < 0) {
        const box = this.box(row, pixels);
        other = boxes.hit(box);
        if (other < 0) {
          boxes.add(box);
          this.placed.push(row);
          return true;
        }
      }
      this.blocked[row] = this.parting(row, this.placed[other]);
      return false;
    }
    /** The pixels a unit at which two labels no longer meet. */
    parting(row, other) {
      const dx = Math.abs(this.xy[2 * row] - this.xy[2 * other]);
      const dy = Math.abs(this.xy[2 * row + 1] - this.xy[2 * other + 1]);
      return Math.min((this.across(row) + this.across(other)) / dx, (this.down(row) + this.down(other)) / dy);
    }
    across(row) {
      return this.halves.across(row) + airX;
    }
    down(row) {
      return this.halves.down(row) + airY;
    }
    around(row, pixels, across2, down2) {
      const x = this.xy[2 * row] * pixels;
      const y = -this.xy[2 * row + 1] * pixels - rise;
      return { left: x - across2, top: y - down2, right: x + across2, bottom: y + down2 };
    }
  };

  // src/map/lettering.ts
  var family = "system-ui, sans-serif";
  var sizes = [
    { below: 30, size: 16 },
    { below: 300, size: 14 },
    { below: 3e3, size: 13 }
  ];
  var smallest = 12;
  var longest = 32;
  function sizeOf(row) {
    return sizes.find(({ below }) => row < below)?.size ?? smallest;
  }
  var plain = /^[!-~]{1,32}$/;
  function labelOf(word) {
    if (plain.test(word)) return word;
    const line3 = word.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, " ").trim();
    const characters = line3.length > longest ? [...line3] : [];
    return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : line3;
  }
  var Lettering = class {
    constructor(measure) {
      this.measure = measure;
    }
    measure;
    widths = /* @__PURE__ */ new Map();
    width(text) {
      let sum = 0;
      for (const character of text) sum += this.character(character);
      return sum;
    }
    character(character) {
      let width2 = this.widths.get(character);
      if (width2 === void 0) {
        width2 = this.measure(character);
        this.widths.set(character, width2);
      }
      return width2;
    }
  };
  function lettering() {
    const context = document.createElement("canvas").getContext("2d");
    if (context === null) return new Lettering(() => 0.6);
    context.font = `100px ${family}`;
    return new Lettering((character) => context.measureText(character).width / 100);
  }

  // src/map/naming.ts
  var ahead = 2;
  var Naming = class {
    /** `placed` is called after each level, so that it can be seen. */
    constructor(lettering2, placed) {
      this.lettering = lettering2;
      this.placed = placed;
    }
    lettering;
    placed;
    levels = null;
    wanted = 0;
    timer = 0;
    start(words, xy) {
      const across2 = (row) => this.lettering.width(labelOf(words[row])) * sizeOf(row) / 2;
      this.levels = new Levels(xy, { across: across2, down: (row) => 0.6 * sizeOf(row) });
    }
    stop() {
      clearTimeout(this.timer);
      this.timer = 0;
      this.levels = null;
    }
    /** Says at which level one looks. */
    want(level) {
      this.wanted = level;
      if (this.timer === 0) this.next();
    }
    next() {
      this.timer = 0;
      if (this.levels === null || this.levels.depth > this.wanted + ahead) return;
      this.timer = window.setTimeout(() => {
        this.levels?.deepen();
        this.placed();
        this.next();
      }, 0);
    }
  };

  // node_modules/kdbush/index.js
  var ARRAY_TYPES = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array
  ];
  var VERSION = 1;
  var HEADER_SIZE = 8;
  var STACK = new Uint32Array(96);
  var KDBush = class _KDBush {
    /**
     * Creates an index from raw `ArrayBuffer` data.
     * @param {ArrayBufferLike} data
     */
    static from(data) {
      if (!data || data.byteLength === void 0 || data.buffer) {
        throw new Error("Data must be an instance of ArrayBuffer or SharedArrayBuffer.");
      }
      const [magic, versionAndType] = new Uint8Array(data, 0, 2);
      if (magic !== 219) {
        throw new Error("Data does not appear to be in a KDBush format.");
      }
      const version = versionAndType >> 4;
      if (version !== VERSION) {
        throw new Error(`Got v${version} data when expected v${VERSION}.`);
      }
      const ArrayType = ARRAY_TYPES[versionAndType & 15];
      if (!ArrayType) {
        throw new Error("Unrecognized array type.");
      }
      const [nodeSize] = new Uint16Array(data, 2, 1);
      const [numItems] = new Uint32Array(data, 4, 1);
      return new _KDBush(numItems, nodeSize, ArrayType, void 0, data);
    }
    /**
     * Creates an index that will hold a given number of items.
     * @param {number} numItems
     * @param {number} [nodeSize=64] Size of the KD-tree node (64 by default).
     * @param {TypedArrayConstructor} [ArrayType=Float64Array] The array type used for coordinates storage (`Float64Array` by default).
     * @param {ArrayBufferConstructor | SharedArrayBufferConstructor} [ArrayBufferType=ArrayBuffer] The array buffer type used for storage (`ArrayBuffer` by default).
     * @param {ArrayBufferLike} [data] (For internal use only)
     */
    constructor(numItems, nodeSize = 64, ArrayType = Float64Array, ArrayBufferType = ArrayBuffer, data) {
      if (isNaN(numItems) || numItems < 0) throw new Error(`Unexpected numItems value: ${numItems}.`);
      this.numItems = +numItems;
      this.nodeSize = Math.min(Math.max(+nodeSize, 2), 65535);
      this.ArrayType = ArrayType;
      this.IndexArrayType = numItems < 65536 ? Uint16Array : Uint32Array;
      const arrayTypeIndex = ARRAY_TYPES.indexOf(this.ArrayType);
      const coordsByteSize = numItems * 2 * this.ArrayType.BYTES_PER_ELEMENT;
      const idsByteSize = numItems * this.IndexArrayType.BYTES_PER_ELEMENT;
      const padCoords = (8 - idsByteSize % 8) % 8;
      if (arrayTypeIndex < 0) {
        throw new Error(`Unexpected typed array class: ${ArrayType}.`);
      }
      if (data) {
        this.data = data;
        this.ids = new this.IndexArrayType(data, HEADER_SIZE, numItems);
        this.coords = new ArrayType(data, HEADER_SIZE + idsByteSize + padCoords, numItems * 2);
        this._pos = numItems * 2;
        this._finished = true;
      } else {
        const data2 = this.data = new ArrayBufferType(HEADER_SIZE + coordsByteSize + idsByteSize + padCoords);
        this.ids = new this.IndexArrayType(data2, HEADER_SIZE, numItems);
        this.coords = new ArrayType(data2, HEADER_SIZE + idsByteSize + padCoords, numItems * 2);
        this._pos = 0;
        this._finished = false;
        new Uint8Array(data2, 0, 2).set([219, (VERSION << 4) + arrayTypeIndex]);
        new Uint16Array(data2, 2, 1)[0] = nodeSize;
        new Uint32Array(data2, 4, 1)[0] = numItems;
      }
    }
    /**
     * Add a point to the index.
     * @param {number} x
     * @param {number} y
     * @returns {number} An incremental index associated with the added item (starting from `0`).
     */
    add(x, y) {
      const index = this._pos >> 1;
      this.ids[index] = index;
      this.coords[this._pos++] = x;
      this.coords[this._pos++] = y;
      return index;
    }
    /**
     * Perform indexing of the added points.
     */
    finish() {
      const numAdded = this._pos >> 1;
      if (numAdded !== this.numItems) {
        throw new Error(`Added ${numAdded} items when expected ${this.numItems}.`);
      }
      sort(this.ids, this.coords, this.nodeSize, 0, this.numItems - 1, 0);
      this._finished = true;
      return this;
    }
    /**
     * Search the index for items within a given bounding box.
     * @param {number} minX
     * @param {number} minY
     * @param {number} maxX
     * @param {number} maxY
     * @returns {number[]} An array of indices correponding to the found items.
     */
    range(minX, minY, maxX, maxY) {
      if (!this._finished) throw new Error("Data not yet indexed - call index.finish().");
      const { ids, coords, nodeSize } = this;
      STACK[0] = 0;
      STACK[1] = ids.length - 1;
      STACK[2] = 0;
      let sp = 3;
      const result = [];
      while (sp > 0) {
        const axis = STACK[--sp];
        const right = STACK[--sp];
        const left = STACK[--sp];
        if (right - left <= nodeSize) {
          for (let i = left; i <= right; i++) {
            const x2 = coords[2 * i];
            const y2 = coords[2 * i + 1];
            if (x2 >= minX && x2 <= maxX && y2 >= minY && y2 <= maxY) result.push(ids[i]);
          }
          continue;
        }
        const m = left + right >> 1;
        const x = coords[2 * m];
        const y = coords[2 * m + 1];
        if (x >= minX && x <= maxX && y >= minY && y <= maxY) result.push(ids[m]);
        if (axis === 0 ? minX <= x : minY <= y) {
          STACK[sp++] = left;
          STACK[sp++] = m - 1;
          STACK[sp++] = 1 - axis;
        }
        if (axis === 0 ? maxX >= x : maxY >= y) {
          STACK[sp++] = m + 1;
          STACK[sp++] = right;
          STACK[sp++] = 1 - axis;
        }
      }
      return result;
    }
    /**
     * Search the index for items within a given radius.
     * @param {number} qx
     * @param {number} qy
     * @param {number} r Query radius.
     * @returns {number[]} An array of indices correponding to the found items.
     */
    within(qx, qy, r) {
      const result = (
        /** @type {number[]} */
        []
      );
      this.withinInto(qx, qy, r, result);
      return result;
    }
    /**
     * Search the index for items within a given radius, writing matching ids into `out`
     * via indexed assignment (`out[i] = id`). Accepts any indexed-writable container —
     * a typed array sized to the expected upper bound (allocation-free, fast) or a plain
     * `Array` (which will grow as needed). Returns the number of matches written.
     * @param {number} qx
     * @param {number} qy
     * @param {number} r Query radius.
     * @param {number[] | TypedArray} out Container to write matching ids into.
     * @returns {number} The number of matches written to `out`.
     */
    withinInto(qx, qy, r, out) {
      if (!this._finished) throw new Error("Data not yet indexed - call index.finish().");
      const { ids, coords, nodeSize } = this;
      STACK[0] = 0;
      STACK[1] = ids.length - 1;
      STACK[2] = 0;
      let sp = 3;
      let count = 0;
      const r2 = r * r;
      while (sp > 0) {
        const axis = STACK[--sp];
        const right = STACK[--sp];
        const left = STACK[--sp];
        if (right - left <= nodeSize) {
          for (let i = left; i <= right; i++) {
            if (sqDist(coords[2 * i], coords[2 * i + 1], qx, qy) <= r2) out[count++] = ids[i];
          }
          continue;
        }
        const m = left + right >> 1;
        const x = coords[2 * m];
        const y = coords[2 * m + 1];
        if (sqDist(x, y, qx, qy) <= r2) out[count++] = ids[m];
        if (axis === 0 ? qx - r <= x : qy - r <= y) {
          STACK[sp++] = left;
          STACK[sp++] = m - 1;
          STACK[sp++] = 1 - axis;
        }
        if (axis === 0 ? qx + r >= x : qy + r >= y) {
          STACK[sp++] = m + 1;
          STACK[sp++] = right;
          STACK[sp++] = 1 - axis;
        }
      }
      return count;
    }
  };
  function sort(ids, coords, nodeSize, left, right, axis) {
    if (right - left <= nodeSize) return;
    const m = left + right >> 1;
    select(ids, coords, m, left, right, axis);
    sort(ids, coords, nodeSize, left, m - 1, 1 - axis);
    sort(ids, coords, nodeSize, m + 1, right, 1 - axis);
  }
  function select(ids, coords, k, left, right, axis) {
    while (right > left) {
      if (right - left > 600) {
        const n = right - left + 1;
        const m = k - left + 1;
        const z = Math.log(n);
        const s = 0.5 * Math.exp(2 * z / 3);
        const sd = 0.5 * Math.sqrt(z * s * (n - s) / n) * (m - n / 2 < 0 ? -1 : 1);
        const newLeft = Math.max(left, Math.floor(k - m * s / n + sd));
        const newRight = Math.min(right, Math.floor(k + (n - m) * s / n + sd));
        select(ids, coords, k, newLeft, newRight, axis);
      }
      const t = coords[2 * k + axis];
      let i = left;
      let j = right;
      swapItem(ids, coords, left, k);
      if (coords[2 * right + axis] > t) swapItem(ids, coords, left, right);
      while (i < j) {
        swapItem(ids, coords, i, j);
        i++;
        j--;
        while (coords[2 * i + axis] < t) i++;
        while (coords[2 * j + axis] > t) j--;
      }
      if (coords[2 * left + axis] === t) swapItem(ids, coords, left, j);
      else {
        j++;
        swapItem(ids, coords, j, right);
      }
      if (j <= k) left = j + 1;
      if (k <= j) right = j - 1;
    }
  }
  function swapItem(ids, coords, i, j) {
    swap(ids, i, j);
    swap(coords, 2 * i, 2 * j);
    swap(coords, 2 * i + 1, 2 * j + 1);
  }
  function swap(arr, i, j) {
    const tmp = arr[i];
    arr[i] = arr[j];
    arr[j] = tmp;
  }
  function sqDist(ax, ay, bx, by) {
    const dx = ax - bx;
    const dy = ay - by;
    return dx * dx + dy * dy;
  }

  // src/map/picking.ts
  var Picker = class {
    constructor(xy) {
      this.xy = xy;
      const rows = xy.length / 2;
      this.tree = rows > 0 ? new KDBush(rows, 32, Float32Array) : null;
      for (let row = 0; row < rows; row++) this.tree?.add(xy[2 * row], xy[2 * row + 1]);
      this.tree?.finish();
    }
    xy;
    tree;
    /** The word nearest to a place within a radius; of two equally near the more frequent. */
    nearest(x, y, radius) {
      let best = null;
      let least = Infinity;
      for (const row of this.tree?.within(x, y, radius) ?? []) {
        const square2 = (this.xy[2 * row] - x) ** 2 + (this.xy[2 * row + 1] - y) ** 2;
        if (square2 < least || square2 === least && row < best) {
          least = square2;
          best = row;
        }
      }
      return best;
    }
    /** The words in a box, in no order. */
    inside({ x0, y0, x1, y1 }) {
      return (this.tree?.range(x0, y0, x1, y1) ?? []).filter((row) => this.xy[2 * row] !== away);
    }
    /** The first so many of a list of words that are in a box, in the list's order. */
    among(rows, first3, { x0, y0, x1, y1 }) {
      const found = [];
      for (let i = 0; i < first3; i++) {
        const x = this.xy[2 * rows[i]];
        const y = this.xy[2 * rows[i] + 1];
        if (x0 <= x && x <= x1 && y0 <= y && y <= y1) found.push(rows[i]);
      }
      return found;
    }
  };

  // src/map/flight.ts
  var rho = Math.SQRT2;
  function flight(from, to, extent2) {
    const w0 = extent2 / from.scale;
    const w1 = extent2 / to.scale;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const distance4 = Math.hypot(dx, dy);
    if (distance4 < 1e-6 * Math.min(w0, w1)) return zoomOnly(from, to, w1 / w0);
    const r0 = departure(w0, w1, distance4, w0, 1);
    const r1 = departure(w0, w1, distance4, w1, -1);
    const length2 = (r1 - r0) / rho;
    return {
      length: Math.abs(length2),
      at(t) {
        if (t >= 1) return to;
        const s = rho * t * length2 + r0;
        const u = w0 / (rho * rho * distance4) * (Math.cosh(r0) * Math.tanh(s) - Math.sinh(r0));
        const scale = from.scale * Math.cosh(s) / Math.cosh(r0);
        return { x: from.x + u * dx, y: from.y + u * dy, scale };
      }
    };
  }
  function departure(w0, w1, distance4, w, sign) {
    const square2 = rho ** 4 * distance4 * distance4;
    const b = (w1 * w1 - w0 * w0 + sign * square2) / (2 * w * rho * rho * distance4);
    return -Math.asinh(b);
  }
  function zoomOnly(from, to, ratio) {
    const length2 = Math.abs(Math.log(ratio)) / rho;
    return {
      length: length2,
      at: (t) => t >= 1 ? to : { x: from.x, y: from.y, scale: from.scale * (to.scale / from.scale) ** t }
    };
  }

  // src/map/motion.ts
  var glide = 70;
  var pace = 380;
  var longest2 = 1200;
  var Motion = class {
    constructor(camera, reduced2) {
      this.camera = camera;
      this.reduced = reduced2;
    }
    camera;
    reduced;
    zoom = { log: 0, left: 0, top: 0 };
    flight = null;
    get moving() {
      return this.flight !== null || this.zoom.log !== 0;
    }
    stop() {
      this.flight = null;
      this.zoom.log = 0;
    }
    zoomBy(factor, left, top) {
      this.flight = null;
      if (this.reduced()) this.camera.zoomAt(factor, left, top);
      else this.zoom = { log: this.zoom.log + Math.log(factor), left, top };
    }
    flyTo(view, now) {
      this.stop();
      if (this.reduced()) {
        this.camera.view = view;
        return;
      }
      const { width: width2, height } = this.camera.size;
      const path = flight(this.camera.view, view, Math.min(width2, height) / this.camera.pixelsAt(1));
      this.flight = { path, start: now, duration: Math.min(longest2, pace * path.length) };
    }
    /** Moves the camera on by the time since the last frame. */
    step(now, elapsed) {
      if (this.flight !== null) this.fly(now);
      if (this.zoom.log !== 0) this.glide(elapsed);
    }
    fly(now) {
      const { path, start, duration: duration2 } = this.flight;
      const t = duration2 > 0 ? Math.max(0, now - start) / duration2 : 1;
      this.camera.view = path.at(t >= 1 ? 1 : ease(t));
      if (t >= 1) this.flight = null;
    }
    glide(elapsed) {
      const { log, left, top } = this.zoom;
      const part6 = Math.abs(log) < 2e-3 ? log : log * (1 - Math.exp(-elapsed / glide));
      this.camera.zoomAt(Math.exp(part6), left, top);
      this.zoom.log = log - part6;
    }
  };
  function ease(t) {
    return t < 0.5 ? 4 * t ** 3 : 1 - 4 * (1 - t) ** 3;
  }

  // src/map/places.ts
  var duration = 900;
  var Places = class {
    from = new Float32Array(0);
    to = new Float32Array(0);
    start = -Infinity;
    /** Goes to new positions, from where the words are seen now; words that had no place appear where they belong. */
    move(xy, now, animate) {
      if (animate && xy.length === this.to.length) {
        this.from = this.between(this.progress(now));
        for (let i = 0; i < xy.length; i++) if (this.from[i] === away || xy[i] === away) this.from[i] = xy[i];
        this.start = now;
      } else {
        this.from = xy;
        this.start = -Infinity;
      }
      this.to = xy;
    }
    progress(now) {
      const t = (now - this.start) / duration;
      return t >= 1 ? 1 : ease(Math.max(0, t));
    }
    /** A word's place at a stage of the way. */
    x(row, progress) {
      return mix(this.from[2 * row], this.to[2 * row], progress);
    }
    y(row, progress) {
      return mix(this.from[2 * row + 1], this.to[2 * row + 1], progress);
    }
    between(progress) {
      return progress === 1 ? this.to.slice() : this.from.map((value, i) => mix(value, this.to[i], progress));
    }
  };
  function mix(from, to, t) {
    return from * (1 - t) + to * t;
  }

  // src/map/ground.ts
  var Ground = class {
    words = [];
    frequencies = new Float32Array(0);
    places = new Places();
    picker = new Picker(new Float32Array(0));
    axis = null;
    map = new Float32Array(0);
    naming;
    constructor(lettering2, named2) {
      this.naming = new Naming(lettering2, named2);
    }
    get rows() {
      return this.words.length;
    }
    /** Null while words are on their way. */
    get levels() {
      return this.naming.levels;
    }
    /** The box in which the words stand. */
    get home() {
      return this.axis?.layout.home ?? bounds(this.map);
    }
    setWords(words, frequencies) {
      this.words = words;
      this.frequencies = frequencies;
      this.axis = null;
      this.map = new Float32Array(0);
      this.move(new Float32Array(2 * words.length).fill(away), 0, false);
    }
    setMap(xy, now, animate) {
      if (xy.length !== 2 * this.rows) throw new RangeError(`${this.rows} words need ${2 * this.rows} numbers, got ${xy.length}`);
      this.map = xy.map((value) => Number.isFinite(value) ? value : away);
      if (this.axis === null) this.move(this.map, now, animate);
    }
    lay(axis, aspect, now, animate) {
      this.axis = axis && { layout: axisLayout(axis, this.frequencies, aspect), from: axis.from, to: axis.to };
      this.move(this.axis?.layout.xy ?? this.map, now, animate);
    }
    /** Whether a word has a place in what is shown. */
    stands(row) {
      return (this.places.to[2 * row] ?? away) !== away;
    }
    /** The words have arrived: they can be labelled as one sees them at so many pixels a unit. */
    arrive(pixels) {
      if (this.levels === null) this.naming.start(this.words, this.places.to);
      this.naming.want(levelOf(pixels));
    }
    move(xy, now, animate) {
      this.naming.stop();
      this.places.move(xy, now, animate);
      this.picker = new Picker(xy);
    }
  };

  // src/map/oklab.ts
  function polar(lightness, chroma, degrees) {
    const angle = degrees * Math.PI / 180;
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
  }
  function toLight([lightness, a, b]) {
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    return [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
    ];
  }
  function fromLight([red, green, blue]) {
    const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
    ];
  }
  function shown(light) {
    return light.every((part6) => part6 >= 0 && part6 <= 1);
  }
  function distance(one, other) {
    return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
  }
  function toRgb(lab) {
    const [red, green, blue] = toLight(lab).map(encode);
    return [red, green, blue];
  }
  function css([red, green, blue]) {
    return `rgb(${red}, ${green}, ${blue})`;
  }
  function encode(light) {
    const part6 = Math.min(1, Math.max(0, light));
    return Math.round(255 * (part6 <= 31308e-7 ? 12.92 * part6 : 1.055 * part6 ** (1 / 2.4) - 0.055));
  }

  // src/map/palette.ts
  var most2 = 32;
  var inner = {
    light: [0.46, 0.52, 0.58, 0.64, 0.7],
    dark: [0.6, 0.66, 0.72, 0.78, 0.84]
  };
  var outer = { light: [0.32, 0.39, 0.73], dark: [0.5, 0.55, 0.91] };
  var first2 = 14;
  var chromas = [0.06, 0.1, 0.14, 0.18, 0.22];
  var seed = { light: polar(0.56, 0.14, 255), dark: polar(0.72, 0.14, 255) };
  var others = 2.2;
  var made = /* @__PURE__ */ new Map();
  function palette(theme) {
    let colours = made.get(theme);
    if (colours === void 0) {
      const some = spread([seed[theme]], candidates(inner[theme]), first2);
      colours = spread(some, candidates([...inner[theme], ...outer[theme]]), most2).map(toRgb);
      made.set(theme, colours);
    }
    return colours;
  }
  function candidates(lightness) {
    const all = [];
    for (const light of lightness) {
      for (const chroma of chromas) {
        for (let hue = 0; hue < 360; hue += 10) all.push(polar(light, chroma, hue));
      }
    }
    return all.filter((lab) => shown(toLight(lab)));
  }
  function spread(start, from, until) {
    const eyes = from.map(seen);
    const taken = [...start];
    const gap2 = eyes.map((one) => Math.min(...start.map((other) => apart(one, seen(other)))));
    while (taken.length < until) {
      const best = gap2.indexOf(Math.max(...gap2));
      taken.push(from[best]);
      eyes.forEach((one, i) => gap2[i] = Math.min(gap2[i], apart(one, eyes[best])));
    }
    return taken;
  }
  function seen(lab) {
    const light = toLight(lab);
    return [lab, fromLight(blind(light, protan)), fromLight(blind(light, deutan))];
  }
  function apart(one, other) {
    const [ordinary, ...rest2] = one.map((lab, eye) => distance(lab, other[eye]));
    return Math.min(ordinary, ...rest2.map((gap2) => others * gap2));
  }
  var protan = [[0.11238, 0.88762], 401e-5];
  var deutan = [[0.29275, 0.70725], -0.02234];
  function blind([red, green, blue], [[r, g], bleed]) {
    const yellow = r * red + g * green;
    return [yellow, yellow, Math.max(0, bleed * (red - green) + blue)];
  }

  // src/map/colouring.ts
  var scales = {
    light: (t) => toRgb(polar(0.83 - 0.5 * t, 0.08 + 0.07 * t, 95 + 185 * t)),
    dark: (t) => toRgb(polar(0.42 + 0.5 * t, 0.11 + 0.05 * t * t, 285 - 185 * t))
  };
  var without = { light: [150, 150, 150], dark: [115, 115, 115] };
  var steps = 256;
  var entries = 7;
  var tail = 0.01;
  function paint(colouring2, rows, theme) {
    return colouring2.kind === "number" ? paintNumbers(colouring2.values, rows, theme) : paintCategories(colouring2.codes, colouring2.names, rows, theme);
  }
  function paintNumbers(values, rows, theme) {
    const [low, high] = ends2(values);
    const scale = scales[theme];
    const colours = Array.from({ length: steps }, (_, i) => scale(i / (steps - 1)));
    const rgb = new Uint8Array(3 * rows);
    for (let row = 0; row < rows; row++) {
      const value = values[row] ?? NaN;
      const t = high > low ? clamp((value - low) / (high - low), 0, 1) : 0.5;
      rgb.set(Number.isNaN(value) ? without[theme] : colours[Math.round(t * (steps - 1))], 3 * row);
    }
    const shown2 = high > low ? entries : 1;
    const legend2 = Array.from({ length: low <= high ? shown2 : 0 }, (_, i) => {
      const t = shown2 > 1 ? i / (shown2 - 1) : 0.5;
      return { colour: css(scale(t)), label: brief(low + t * (high - low), high - low), count: null };
    });
    return { rgb, legend: legend2 };
  }
  function paintCategories(codes, names, rows, theme) {
    const counts = new Array(names.length).fill(0);
    for (let row = 0; row < rows; row++) {
      const code = codes[row] ?? names.length;
      if (code < names.length) counts[code]++;
    }
    const chosen = largest(counts);
    const colours = new Array(names.length).fill(without[theme]);
    chosen.forEach((code, i) => colours[code] = palette(theme)[i]);
    const rgb = new Uint8Array(3 * rows);
    for (let row = 0; row < rows; row++) rgb.set(colours[codes[row] ?? names.length] ?? without[theme], 3 * row);
    const legend2 = chosen.map((code) => ({ colour: css(colours[code]), label: names[code], count: counts[code] }));
    const other = rows - legend2.reduce((sum, { count }) => sum + count, 0);
    if (other > 0) legend2.push({ colour: css(without[theme]), label: names.length > most2 ? "other" : "none", count: other });
    return { rgb, legend: legend2 };
  }
  function largest(counts) {
    const codes = counts.map((_, code) => code);
    if (codes.length <= most2) return codes;
    return codes.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, most2);
  }
  function ends2(values) {
    const finite = values.filter(Number.isFinite).sort();
    const last = finite.length - 1;
    if (last < 0) return [0, -1];
    return [finite[Math.floor(tail * last)], finite[Math.ceil((1 - tail) * last)]];
  }
  function brief(value, extent2) {
    const places = extent2 > 0 ? clamp(2 - Math.floor(Math.log10(extent2)), 0, 6) : 3;
    return String(Number(value.toFixed(Math.max(0, places - 1))));
  }

  // src/map/themes.ts
  function channels(colour) {
    return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  }
  var inks = {
    light: {
      ground: "#fbfaf7",
      text: "#1d1d1b",
      faint: "#747a84",
      accent: "#b3261e",
      given: "#4a5568",
      rule: "#8b9099"
    },
    dark: {
      ground: "#14161a",
      text: "#ece9e2",
      faint: "#a3a9b4",
      accent: "#ff9a8f",
      given: "#b8c0cc",
      rule: "#7c828d"
    }
  };

  // src/map/look.ts
  var Look = class {
    colouring = { kind: "category", codes: new Uint8Array(0), names: [] };
    theme = "light";
    painted = { rgb: new Uint8Array(0), legend: [] };
    get ink() {
      return inks[this.theme];
    }
    /** Red, green and blue of each row. */
    get rgb() {
      return this.painted.rgb;
    }
    get legend() {
      return this.painted.legend;
    }
    change(rows, { colouring: colouring2 = this.colouring, theme = this.theme }) {
      this.colouring = colouring2;
      this.theme = theme;
      this.painted = paint(colouring2, rows, theme);
    }
  };

  // src/map/arrows.ts
  var width = 2.5;
  var rise2 = 0.14;
  var head = 11;
  var gap = 9;
  function arrowMarks(from, to, colour, dashed) {
    const length2 = Math.hypot(to.x - from.x, to.y - from.y);
    if (length2 < 2 * gap + head) return [];
    const bend = {
      x: (from.x + to.x) / 2 + rise2 * (to.y - from.y),
      y: (from.y + to.y) / 2 - rise2 * (to.x - from.x)
    };
    const start = towards(from, bend, gap);
    const tip = towards(to, bend, gap);
    const neck = towards(tip, bend, head);
    const across2 = { x: (tip.y - neck.y) / head * (head / 2.2), y: (neck.x - tip.x) / head * (head / 2.2) };
    const barbs = [
      tip,
      { x: neck.x + across2.x, y: neck.y + across2.y },
      { x: neck.x - across2.x, y: neck.y - across2.y }
    ];
    return [
      { kind: "stroke", from: start, bend, to: neck, colour, width, dashed },
      { kind: "area", points: barbs, colour }
    ];
  }
  function towards(from, to, distance4) {
    const part6 = distance4 / Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1e-9);
    return { x: from.x + part6 * (to.x - from.x), y: from.y + part6 * (to.y - from.y) };
  }

  // src/map/axismarks.ts
  var strip = 46;
  var apart2 = 90;
  var margin = 14;
  function axisMarks(layout, from, to, camera, ink) {
    const { width: width2, height } = camera.size;
    const top = height - strip;
    const text = { kind: "text", size: 12, bold: false, anchor: "middle", colour: ink.text, halo: ink.ground };
    const rule = { kind: "stroke", bend: null, colour: ink.rule, width: 1, dashed: false };
    const marks = [
      { kind: "area", points: corners(0, top, width2, height), colour: ink.ground },
      { ...rule, from: { x: 0, y: top }, to: { x: width2, y: top } }
    ];
    for (const position of ticks(layout.low, layout.high, Math.max(2, width2 / apart2 / camera.view.scale))) {
      const x = camera.screenX(layout.x(position));
      marks.push({ ...rule, from: { x, y: top - 4 }, to: { x, y: top + 4 } });
      marks.push({ ...text, text: position.toFixed(2).replace("-", "−"), x, y: top + 13 });
    }
    const y = height - 13;
    marks.push({ ...text, size: 15, bold: true, anchor: "start", colour: ink.accent, text: `← ${labelOf(from)}`, x: margin, y });
    marks.push({ ...text, size: 15, bold: true, anchor: "end", colour: ink.accent, text: `${labelOf(to)} →`, x: width2 - margin, y });
    return marks;
  }
  function corners(left, top, right, bottom) {
    return [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom }
    ];
  }

  // src/map/pinned.ts
  var rings = [34, 54, 78, 106, 138, 174, 214, 260];
  var directions = 16;
  var dot = 6;
  var air = 2;
  var tries = 40;
  var stride = 9;
  function place2(pins) {
    const taken = new Boxes(8 * pins.length);
    const labels = new Boxes(2 * pins.length);
    for (const pin of pins) taken.add(dotOf(pin));
    const placed = [];
    for (const pin of pins) {
      const free = [...offsets(pin)].filter((offset) => taken.hit(ground(pin, offset)) < 0);
      const near = free.slice(0, tries);
      const spot = near.find((offset) => line2(pin, offset).every((piece) => labels.hit(piece) < 0)) ?? near[0];
      if (spot === void 0) continue;
      for (const boxes of [taken, labels]) boxes.add(ground(pin, spot));
      for (const piece of line2(pin, spot)) taken.add(piece);
      placed.push({ ...pin, ...spot });
    }
    return placed;
  }
  function dotOf({ x, y }) {
    return { left: x - dot, top: y - dot, right: x + dot, bottom: y + dot };
  }
  function groundOf(label) {
    return ground(label, label);
  }
  function meeting({ x, y, across: across2, down: down2 }, { dx, dy }) {
    return {
      x: x + dx - Math.sign(dx) * Math.min(across2, Math.abs(dx)),
      y: y + dy - Math.sign(dy) * Math.min(down2, Math.abs(dy))
    };
  }
  function covered(box, pinned) {
    return pinned.some((other) => overlap(box, other));
  }
  function ground(pin, { dx, dy }) {
    const x = pin.x + dx;
    const y = pin.y + dy;
    return {
      left: x - pin.across - air,
      top: y - pin.down - air,
      right: x + pin.across + air,
      bottom: y + pin.down + air
    };
  }
  function line2(pin, offset) {
    if (!offset.tied) return [];
    const end2 = meeting(pin, offset);
    const pieces = Math.floor(Math.hypot(end2.x - pin.x, end2.y - pin.y) / stride);
    return Array.from({ length: Math.max(0, pieces - 1) }, (_, i) => {
      const x = pin.x + (i + 1) / pieces * (end2.x - pin.x);
      const y = pin.y + (i + 1) / pieces * (end2.y - pin.y);
      return { left: x - 1, top: y - 1, right: x + 1, bottom: y + 1 };
    });
  }
  function* offsets(pin) {
    const aside = pin.across + dot + 2 * air;
    const above = Math.max(rise, pin.down + dot + 2 * air);
    yield { dx: 0, dy: -above, tied: false };
    yield { dx: aside, dy: 0, tied: false };
    yield { dx: -aside, dy: 0, tied: false };
    yield { dx: 0, dy: above, tied: false };
    for (const ring2 of rings) {
      for (let i = 0; i < directions; i++) {
        const angle = 2 * Math.PI * (i + 0.5) / directions;
        yield { dx: (ring2 + pin.across / 2) * Math.cos(angle), dy: -ring2 * Math.sin(angle), tied: true };
      }
    }
  }

  // src/map/overlay.ts
  var mostPinned = 60;
  var boldness = 1.08;
  var few = 4e3;
  var ring = { word: 8, neighbour: 5.5 };
  var Overlay = class {
    constructor(lettering2) {
      this.lettering = lettering2;
    }
    lettering;
    labels = [];
    /** The word whose label lies under a pixel. */
    hit({ x, y }) {
      const found = this.labels.find(({ left, top, right, bottom }) => left <= x && x < right && top <= y && y < bottom);
      return found?.row ?? null;
    }
    marks(scene) {
      const { ink, axis, camera } = scene;
      const pinned = place2(this.pins(scene));
      const grounds = pinned.map(groundOf);
      const named2 = new Set(pinned.map(({ row }) => row));
      const free = this.free(scene, named2, [...grounds, ...pinned.map(dotOf)]);
      this.labels = [...pinned.map((label, i) => ({ ...grounds[i], row: label.row })), ...free.map(({ box }) => box)];
      return [
        ...free.map(({ mark }) => mark),
        ...scene.arrows.flatMap(
          ({ from, to, kind }) => arrowMarks(scene.at(from), scene.at(to), kind === "answer" ? ink.accent : ink.given, kind === "answer")
        ),
        ...pinned.filter(({ tied }) => tied).map((label) => tie(label, ink)),
        ...rings2(scene),
        ...pinned.map((label) => pinnedText(label, scene)),
        ...axis === null ? [] : axisMarks(axis.layout, axis.from, axis.to, camera, ink)
      ];
    }
    pins(scene) {
      const rows = new Set(scene.chosen === null ? [] : [scene.chosen]);
      for (const { from, to } of scene.arrows) rows.add(from).add(to);
      for (const row of scene.highlighted.slice(0, mostPinned)) rows.add(row);
      for (const row of scene.axis?.layout.ends ?? []) rows.add(row);
      if (scene.hovered !== null) rows.add(scene.hovered);
      return [...rows].map((row) => {
        const { x, y } = scene.at(row);
        const half = this.half(scene.words[row], row) * boldness;
        return { row, x, y, across: half, down: 0.6 * sizeOf(row) };
      });
    }
    /** Labels of words nobody asked for: those of this zoom, in the window, where no pinned one stands. */
    free(scene, named2, taken) {
      const { ink } = scene;
      const colour = scene.highlighted.length > 0 || scene.arrows.length > 0 ? ink.faint : ink.text;
      return inSight(scene).filter((row) => !named2.has(row)).map((row) => {
        const text = labelOf(scene.words[row]);
        const size = sizeOf(row);
        const { x, y } = scene.at(row);
        const across2 = this.lettering.width(text) * size / 2;
        const down2 = 0.6 * size;
        const box = { row, left: x - across2, right: x + across2, top: y - rise - down2, bottom: y - rise + down2 };
        const mark = {
          ...{ kind: "text", text, x, y: y - rise, size, bold: false, anchor: "middle" },
          ...{ colour, halo: ink.ground }
        };
        return { mark, box };
      }).filter(({ box }) => !covered(box, taken));
    }
    half(word, row) {
      return this.lettering.width(labelOf(word)) * sizeOf(row) / 2;
    }
  };
  function inSight({ camera, levels, picker }) {
    if (levels === null) return [];
    const level = Math.min(levelOf(camera.pixels), levels.depth - 1);
    const shown2 = levels.shown(level);
    const box = camera.box(150);
    const rows = shown2 > few ? picker.inside(box) : picker.among(levels.placed, shown2, box);
    return shown2 > few ? rows.filter((row) => levels.from[row] <= level).sort((a, b) => a - b) : rows;
  }
  function rings2({ highlighted, arrows: arrows2, chosen, at, ink, hovered }) {
    const rows = /* @__PURE__ */ new Set([...highlighted, ...arrows2.flatMap(({ from, to }) => [from, to])]);
    const marks = [...rows].filter((row) => row !== chosen && row !== hovered).map((row) => ({
      ...{ kind: "ring", radius: ring.neighbour, width: 1.75, colour: ink.text },
      ...at(row)
    }));
    for (const row of [hovered, chosen]) {
      if (row !== null) marks.push({ kind: "ring", ...at(row), radius: ring.word, width: 2.5, colour: ink.accent });
    }
    return marks;
  }
  function pinnedText({ row, x, y, dx, dy }, { words, ink, chosen }) {
    const colour = row === chosen ? ink.accent : ink.text;
    return {
      ...{ kind: "text", text: labelOf(words[row]), x: x + dx, y: y + dy, size: sizeOf(row), bold: true },
      ...{ anchor: "middle", colour, halo: ink.ground }
    };
  }
  function tie(label, { faint }) {
    const { x, y } = label;
    return { kind: "stroke", from: { x, y }, bend: null, to: meeting(label, label), colour: faint, width: 1, dashed: false };
  }

  // src/map/pointed.ts
  var strength = { all: 0.85, behind: 0.3 };
  var Pointed = class {
    chosen = null;
    hovered = null;
    highlighted = [];
    arrows = [];
    clear() {
      this.chosen = this.hovered = null;
      this.highlighted = this.arrows = [];
    }
    /** How opaque the points of all words are. */
    get strength() {
      return this.highlighted.length > 0 || this.arrows.length > 0 ? strength.behind : strength.all;
    }
    /** Those of the words that have a place. */
    standing(ground2) {
      const one = (row) => row !== null && ground2.stands(row) ? row : null;
      return {
        chosen: one(this.chosen),
        hovered: one(this.hovered),
        highlighted: this.highlighted.filter((row) => ground2.stands(row)),
        arrows: this.arrows.filter(({ from, to }) => ground2.stands(from) && ground2.stands(to))
      };
    }
  };

  // src/map/gestures.ts
  var still = 5;
  var notchFactor = 22e-4;
  var pinchFactor = 0.012;
  var lineHeight = 18;
  var Gestures = class {
    constructor(surface, hands) {
      this.surface = surface;
      this.hands = hands;
      surface.style.touchAction = "none";
      surface.addEventListener("pointerdown", (event) => this.press(event));
      surface.addEventListener("pointermove", (event) => this.move(event));
      surface.addEventListener("pointerup", (event) => this.release(event, true));
      surface.addEventListener("pointercancel", (event) => this.release(event, false));
      surface.addEventListener("pointerleave", () => hands.hover(null, false));
      surface.addEventListener("dblclick", (event) => this.doubled(event));
      surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    }
    surface;
    hands;
    down = /* @__PURE__ */ new Map();
    travelled = 0;
    press(event) {
      if (event.button !== 0) return;
      this.surface.setPointerCapture(event.pointerId);
      if (this.down.size === 0) this.travelled = 0;
      this.down.set(event.pointerId, this.place(event));
    }
    move(event) {
      const now = this.place(event);
      const before = this.down.get(event.pointerId);
      if (before === void 0) {
        this.hands.hover(now, event.pointerType !== "mouse");
        return;
      }
      this.travelled = Math.max(this.travelled, distance2(now, before));
      if (this.travelled < still && this.down.size === 1) return;
      this.hands.hover(null, false);
      const others2 = [...this.down].filter(([id]) => id !== event.pointerId).map(([, touch]) => touch);
      this.down.set(event.pointerId, now);
      if (others2[0] === void 0) this.hands.pan(now.x - before.x, now.y - before.y);
      else this.pinch(before, now, others2[0]);
    }
    /** The middle between two fingers carries the ground, their distance its size. */
    pinch(before, now, other) {
      this.travelled = Infinity;
      this.hands.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
      const factor = distance2(now, other) / Math.max(distance2(before, other), 1);
      this.hands.zoom(factor, (now.x + other.x) / 2, (now.y + other.y) / 2, false);
    }
    release(event, clicks) {
      if (!this.down.delete(event.pointerId)) return;
      const { x, y } = this.place(event);
      if (clicks && this.travelled < still) this.hands.click(x, y);
    }
    doubled(event) {
      const { x, y } = this.place(event);
      this.hands.zoom(event.shiftKey ? 0.5 : 2, x, y, true);
    }
    /** Browsers report a pinch on a trackpad as a wheel with the control key. */
    wheel(event) {
      event.preventDefault();
      const { x, y } = this.place(event);
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE;
      const turned = event.deltaY * (lines ? lineHeight : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1);
      const pinch = event.ctrlKey && !lines && Math.abs(turned) < 50;
      const factor = Math.exp(-turned * (pinch ? pinchFactor : notchFactor));
      this.hands.zoom(Math.min(4, Math.max(0.25, factor)), x, y, !pinch);
    }
    place(event) {
      const { left, top } = this.surface.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    }
  };
  function distance2(a, b) {
    return Math.hypot(a.x - b.x, a.y - b.y);
  }

  // src/map/pointer.ts
  var reach = { fine: 9, coarse: 18 };
  var Pointer = class {
    /** `changed` is called when another word is under the pointer. */
    constructor(host, parts, hands, changed) {
      this.host = host;
      this.parts = parts;
      this.changed = changed;
      new Gestures(host, {
        ...hands,
        click: (x, y) => this.click({ x, y }),
        hover: (at, coarse) => this.hover(at === null ? null : this.under(at, coarse))
      });
    }
    host;
    parts;
    changed;
    selected = [];
    under(at, coarse) {
      const { camera, ground: ground2, overlay } = this.parts;
      if (ground2.levels === null) return null;
      const radius = (coarse ? reach.coarse : reach.fine) / camera.pixels;
      return overlay.hit(at) ?? ground2.picker.nearest(camera.dataX(at.x), camera.dataY(at.y), radius);
    }
    hover(row) {
      if (row === this.parts.pointed.hovered) return;
      this.parts.pointed.hovered = row;
      this.host.style.cursor = row === null ? "" : "pointer";
      this.changed();
    }
    click(at) {
      const row = this.under(at, true);
      if (row !== null) for (const call of this.selected) call(row);
    }
  };

  // node_modules/twgl.js/dist/7.x/twgl-full.module.js
  var VecType = Float32Array;
  function create$1(x, y, z) {
    const dst = new VecType(3);
    if (x) {
      dst[0] = x;
    }
    if (y) {
      dst[1] = y;
    }
    if (z) {
      dst[2] = z;
    }
    return dst;
  }
  function add(a, b, dst) {
    dst = dst || new VecType(3);
    dst[0] = a[0] + b[0];
    dst[1] = a[1] + b[1];
    dst[2] = a[2] + b[2];
    return dst;
  }
  function multiply$1(a, b, dst) {
    dst = dst || new VecType(3);
    dst[0] = a[0] * b[0];
    dst[1] = a[1] * b[1];
    dst[2] = a[2] * b[2];
    return dst;
  }
  var MatType = Float32Array;
  function identity(dst) {
    dst = dst || new MatType(16);
    dst[0] = 1;
    dst[1] = 0;
    dst[2] = 0;
    dst[3] = 0;
    dst[4] = 0;
    dst[5] = 1;
    dst[6] = 0;
    dst[7] = 0;
    dst[8] = 0;
    dst[9] = 0;
    dst[10] = 1;
    dst[11] = 0;
    dst[12] = 0;
    dst[13] = 0;
    dst[14] = 0;
    dst[15] = 1;
    return dst;
  }
  function inverse(m, dst) {
    dst = dst || new MatType(16);
    const m00 = m[0 * 4 + 0];
    const m01 = m[0 * 4 + 1];
    const m02 = m[0 * 4 + 2];
    const m03 = m[0 * 4 + 3];
    const m10 = m[1 * 4 + 0];
    const m11 = m[1 * 4 + 1];
    const m12 = m[1 * 4 + 2];
    const m13 = m[1 * 4 + 3];
    const m20 = m[2 * 4 + 0];
    const m21 = m[2 * 4 + 1];
    const m22 = m[2 * 4 + 2];
    const m23 = m[2 * 4 + 3];
    const m30 = m[3 * 4 + 0];
    const m31 = m[3 * 4 + 1];
    const m32 = m[3 * 4 + 2];
    const m33 = m[3 * 4 + 3];
    const tmp_0 = m22 * m33;
    const tmp_1 = m32 * m23;
    const tmp_2 = m12 * m33;
    const tmp_3 = m32 * m13;
    const tmp_4 = m12 * m23;
    const tmp_5 = m22 * m13;
    const tmp_6 = m02 * m33;
    const tmp_7 = m32 * m03;
    const tmp_8 = m02 * m23;
    const tmp_9 = m22 * m03;
    const tmp_10 = m02 * m13;
    const tmp_11 = m12 * m03;
    const tmp_12 = m20 * m31;
    const tmp_13 = m30 * m21;
    const tmp_14 = m10 * m31;
    const tmp_15 = m30 * m11;
    const tmp_16 = m10 * m21;
    const tmp_17 = m20 * m11;
    const tmp_18 = m00 * m31;
    const tmp_19 = m30 * m01;
    const tmp_20 = m00 * m21;
    const tmp_21 = m20 * m01;
    const tmp_22 = m00 * m11;
    const tmp_23 = m10 * m01;
    const t0 = tmp_0 * m11 + tmp_3 * m21 + tmp_4 * m31 - (tmp_1 * m11 + tmp_2 * m21 + tmp_5 * m31);
    const t1 = tmp_1 * m01 + tmp_6 * m21 + tmp_9 * m31 - (tmp_0 * m01 + tmp_7 * m21 + tmp_8 * m31);
    const t2 = tmp_2 * m01 + tmp_7 * m11 + tmp_10 * m31 - (tmp_3 * m01 + tmp_6 * m11 + tmp_11 * m31);
    const t3 = tmp_5 * m01 + tmp_8 * m11 + tmp_11 * m21 - (tmp_4 * m01 + tmp_9 * m11 + tmp_10 * m21);
    const d = 1 / (m00 * t0 + m10 * t1 + m20 * t2 + m30 * t3);
    dst[0] = d * t0;
    dst[1] = d * t1;
    dst[2] = d * t2;
    dst[3] = d * t3;
    dst[4] = d * (tmp_1 * m10 + tmp_2 * m20 + tmp_5 * m30 - (tmp_0 * m10 + tmp_3 * m20 + tmp_4 * m30));
    dst[5] = d * (tmp_0 * m00 + tmp_7 * m20 + tmp_8 * m30 - (tmp_1 * m00 + tmp_6 * m20 + tmp_9 * m30));
    dst[6] = d * (tmp_3 * m00 + tmp_6 * m10 + tmp_11 * m30 - (tmp_2 * m00 + tmp_7 * m10 + tmp_10 * m30));
    dst[7] = d * (tmp_4 * m00 + tmp_9 * m10 + tmp_10 * m20 - (tmp_5 * m00 + tmp_8 * m10 + tmp_11 * m20));
    dst[8] = d * (tmp_12 * m13 + tmp_15 * m23 + tmp_16 * m33 - (tmp_13 * m13 + tmp_14 * m23 + tmp_17 * m33));
    dst[9] = d * (tmp_13 * m03 + tmp_18 * m23 + tmp_21 * m33 - (tmp_12 * m03 + tmp_19 * m23 + tmp_20 * m33));
    dst[10] = d * (tmp_14 * m03 + tmp_19 * m13 + tmp_22 * m33 - (tmp_15 * m03 + tmp_18 * m13 + tmp_23 * m33));
    dst[11] = d * (tmp_17 * m03 + tmp_20 * m13 + tmp_23 * m23 - (tmp_16 * m03 + tmp_21 * m13 + tmp_22 * m23));
    dst[12] = d * (tmp_14 * m22 + tmp_17 * m32 + tmp_13 * m12 - (tmp_16 * m32 + tmp_12 * m12 + tmp_15 * m22));
    dst[13] = d * (tmp_20 * m32 + tmp_12 * m02 + tmp_19 * m22 - (tmp_18 * m22 + tmp_21 * m32 + tmp_13 * m02));
    dst[14] = d * (tmp_18 * m12 + tmp_23 * m32 + tmp_15 * m02 - (tmp_22 * m32 + tmp_14 * m02 + tmp_19 * m12));
    dst[15] = d * (tmp_22 * m22 + tmp_16 * m02 + tmp_21 * m12 - (tmp_20 * m12 + tmp_23 * m22 + tmp_17 * m02));
    return dst;
  }
  function transformPoint(m, v, dst) {
    dst = dst || create$1();
    const v0 = v[0];
    const v1 = v[1];
    const v2 = v[2];
    const d = v0 * m[0 * 4 + 3] + v1 * m[1 * 4 + 3] + v2 * m[2 * 4 + 3] + m[3 * 4 + 3];
    dst[0] = (v0 * m[0 * 4 + 0] + v1 * m[1 * 4 + 0] + v2 * m[2 * 4 + 0] + m[3 * 4 + 0]) / d;
    dst[1] = (v0 * m[0 * 4 + 1] + v1 * m[1 * 4 + 1] + v2 * m[2 * 4 + 1] + m[3 * 4 + 1]) / d;
    dst[2] = (v0 * m[0 * 4 + 2] + v1 * m[1 * 4 + 2] + v2 * m[2 * 4 + 2] + m[3 * 4 + 2]) / d;
    return dst;
  }
  function transformDirection(m, v, dst) {
    dst = dst || create$1();
    const v0 = v[0];
    const v1 = v[1];
    const v2 = v[2];
    dst[0] = v0 * m[0 * 4 + 0] + v1 * m[1 * 4 + 0] + v2 * m[2 * 4 + 0];
    dst[1] = v0 * m[0 * 4 + 1] + v1 * m[1 * 4 + 1] + v2 * m[2 * 4 + 1];
    dst[2] = v0 * m[0 * 4 + 2] + v1 * m[1 * 4 + 2] + v2 * m[2 * 4 + 2];
    return dst;
  }
  var BYTE$2 = 5120;
  var UNSIGNED_BYTE$3 = 5121;
  var SHORT$2 = 5122;
  var UNSIGNED_SHORT$3 = 5123;
  var INT$3 = 5124;
  var UNSIGNED_INT$3 = 5125;
  var FLOAT$3 = 5126;
  var UNSIGNED_SHORT_4_4_4_4$1 = 32819;
  var UNSIGNED_SHORT_5_5_5_1$1 = 32820;
  var UNSIGNED_SHORT_5_6_5$1 = 33635;
  var HALF_FLOAT$1 = 5131;
  var UNSIGNED_INT_2_10_10_10_REV$1 = 33640;
  var UNSIGNED_INT_10F_11F_11F_REV$1 = 35899;
  var UNSIGNED_INT_5_9_9_9_REV$1 = 35902;
  var FLOAT_32_UNSIGNED_INT_24_8_REV$1 = 36269;
  var UNSIGNED_INT_24_8$1 = 34042;
  var glTypeToTypedArray = {};
  {
    const tt = glTypeToTypedArray;
    tt[BYTE$2] = Int8Array;
    tt[UNSIGNED_BYTE$3] = Uint8Array;
    tt[SHORT$2] = Int16Array;
    tt[UNSIGNED_SHORT$3] = Uint16Array;
    tt[INT$3] = Int32Array;
    tt[UNSIGNED_INT$3] = Uint32Array;
    tt[FLOAT$3] = Float32Array;
    tt[UNSIGNED_SHORT_4_4_4_4$1] = Uint16Array;
    tt[UNSIGNED_SHORT_5_5_5_1$1] = Uint16Array;
    tt[UNSIGNED_SHORT_5_6_5$1] = Uint16Array;
    tt[HALF_FLOAT$1] = Uint16Array;
    tt[UNSIGNED_INT_2_10_10_10_REV$1] = Uint32Array;
    tt[UNSIGNED_INT_10F_11F_11F_REV$1] = Uint32Array;
    tt[UNSIGNED_INT_5_9_9_9_REV$1] = Uint32Array;
    tt[FLOAT_32_UNSIGNED_INT_24_8_REV$1] = Uint32Array;
    tt[UNSIGNED_INT_24_8$1] = Uint32Array;
  }
  function getGLTypeForTypedArray(typedArray) {
    if (typedArray instanceof Int8Array) {
      return BYTE$2;
    }
    if (typedArray instanceof Uint8Array) {
      return UNSIGNED_BYTE$3;
    }
    if (typedArray instanceof Uint8ClampedArray) {
      return UNSIGNED_BYTE$3;
    }
    if (typedArray instanceof Int16Array) {
      return SHORT$2;
    }
    if (typedArray instanceof Uint16Array) {
      return UNSIGNED_SHORT$3;
    }
    if (typedArray instanceof Int32Array) {
      return INT$3;
    }
    if (typedArray instanceof Uint32Array) {
      return UNSIGNED_INT$3;
    }
    if (typedArray instanceof Float32Array) {
      return FLOAT$3;
    }
    throw new Error("unsupported typed array type");
  }
  function getGLTypeForTypedArrayType(typedArrayType) {
    if (typedArrayType === Int8Array) {
      return BYTE$2;
    }
    if (typedArrayType === Uint8Array) {
      return UNSIGNED_BYTE$3;
    }
    if (typedArrayType === Uint8ClampedArray) {
      return UNSIGNED_BYTE$3;
    }
    if (typedArrayType === Int16Array) {
      return SHORT$2;
    }
    if (typedArrayType === Uint16Array) {
      return UNSIGNED_SHORT$3;
    }
    if (typedArrayType === Int32Array) {
      return INT$3;
    }
    if (typedArrayType === Uint32Array) {
      return UNSIGNED_INT$3;
    }
    if (typedArrayType === Float32Array) {
      return FLOAT$3;
    }
    throw new Error("unsupported typed array type");
  }
  function getTypedArrayTypeForGLType(type) {
    const CTOR = glTypeToTypedArray[type];
    if (!CTOR) {
      throw new Error("unknown gl type");
    }
    return CTOR;
  }
  var isArrayBuffer$1 = typeof SharedArrayBuffer !== "undefined" ? function isArrayBufferOrSharedArrayBuffer(a) {
    return a && a.buffer && (a.buffer instanceof ArrayBuffer || a.buffer instanceof SharedArrayBuffer);
  } : function isArrayBuffer(a) {
    return a && a.buffer && a.buffer instanceof ArrayBuffer;
  };
  function error$1(...args) {
    console.error(...args);
  }
  var isTypeWeakMaps = /* @__PURE__ */ new Map();
  function isType(object, type) {
    if (!object || typeof object !== "object") {
      return false;
    }
    let weakMap = isTypeWeakMaps.get(type);
    if (!weakMap) {
      weakMap = /* @__PURE__ */ new WeakMap();
      isTypeWeakMaps.set(type, weakMap);
    }
    let isOfType = weakMap.get(object);
    if (isOfType === void 0) {
      const s = Object.prototype.toString.call(object);
      isOfType = s.substring(8, s.length - 1) === type;
      weakMap.set(object, isOfType);
    }
    return isOfType;
  }
  function isBuffer(gl, t) {
    return typeof WebGLBuffer !== "undefined" && isType(t, "WebGLBuffer");
  }
  function isTexture(gl, t) {
    return typeof WebGLTexture !== "undefined" && isType(t, "WebGLTexture");
  }
  var STATIC_DRAW = 35044;
  var ARRAY_BUFFER$1 = 34962;
  var ELEMENT_ARRAY_BUFFER$2 = 34963;
  var BUFFER_SIZE = 34660;
  var BYTE$1 = 5120;
  var UNSIGNED_BYTE$2 = 5121;
  var SHORT$1 = 5122;
  var UNSIGNED_SHORT$2 = 5123;
  var INT$2 = 5124;
  var UNSIGNED_INT$2 = 5125;
  var FLOAT$2 = 5126;
  var defaults$2 = {
    attribPrefix: ""
  };
  function setBufferFromTypedArray(gl, type, buffer, array, drawType) {
    gl.bindBuffer(type, buffer);
    gl.bufferData(type, array, drawType || STATIC_DRAW);
  }
  function createBufferFromTypedArray(gl, typedArray, type, drawType) {
    if (isBuffer(gl, typedArray)) {
      return typedArray;
    }
    type = type || ARRAY_BUFFER$1;
    const buffer = gl.createBuffer();
    setBufferFromTypedArray(gl, type, buffer, typedArray, drawType);
    return buffer;
  }
  function isIndices(name) {
    return name === "indices";
  }
  function getNormalizationForTypedArrayType(typedArrayType) {
    if (typedArrayType === Int8Array) {
      return true;
    }
    if (typedArrayType === Uint8Array) {
      return true;
    }
    return false;
  }
  function getArray$1(array) {
    return array.length ? array : array.data;
  }
  var texcoordRE = /coord|texture/i;
  var colorRE = /color|colour/i;
  function guessNumComponentsFromName(name, length2) {
    let numComponents;
    if (texcoordRE.test(name)) {
      numComponents = 2;
    } else if (colorRE.test(name)) {
      numComponents = 4;
    } else {
      numComponents = 3;
    }
    if (length2 % numComponents > 0) {
      throw new Error(`Can not guess numComponents for attribute '${name}'. Tried ${numComponents} but ${length2} values is not evenly divisible by ${numComponents}. You should specify it.`);
    }
    return numComponents;
  }
  function getNumComponents$1(array, arrayName, numValues) {
    return array.numComponents || array.size || guessNumComponentsFromName(arrayName, numValues || getArray$1(array).length);
  }
  function makeTypedArray(array, name) {
    if (isArrayBuffer$1(array)) {
      return array;
    }
    if (isArrayBuffer$1(array.data)) {
      return array.data;
    }
    if (Array.isArray(array)) {
      array = {
        data: array
      };
    }
    let Type = array.type ? typedArrayTypeFromGLTypeOrTypedArrayCtor(array.type) : void 0;
    if (!Type) {
      if (isIndices(name)) {
        Type = Uint16Array;
      } else {
        Type = Float32Array;
      }
    }
    return new Type(array.data);
  }
  function glTypeFromGLTypeOrTypedArrayType(glTypeOrTypedArrayCtor) {
    return typeof glTypeOrTypedArrayCtor === "number" ? glTypeOrTypedArrayCtor : glTypeOrTypedArrayCtor ? getGLTypeForTypedArrayType(glTypeOrTypedArrayCtor) : FLOAT$2;
  }
  function typedArrayTypeFromGLTypeOrTypedArrayCtor(glTypeOrTypedArrayCtor) {
    return typeof glTypeOrTypedArrayCtor === "number" ? getTypedArrayTypeForGLType(glTypeOrTypedArrayCtor) : glTypeOrTypedArrayCtor || Float32Array;
  }
  function attribBufferFromBuffer(gl, array) {
    return {
      buffer: array.buffer,
      numValues: 2 * 3 * 4,
      // safely divided by 2, 3, 4
      type: glTypeFromGLTypeOrTypedArrayType(array.type),
      arrayType: typedArrayTypeFromGLTypeOrTypedArrayCtor(array.type)
    };
  }
  function attribBufferFromSize(gl, array) {
    const numValues = array.data || array;
    const arrayType = typedArrayTypeFromGLTypeOrTypedArrayCtor(array.type);
    const numBytes = numValues * arrayType.BYTES_PER_ELEMENT;
    const buffer = gl.createBuffer();
    gl.bindBuffer(ARRAY_BUFFER$1, buffer);
    gl.bufferData(ARRAY_BUFFER$1, numBytes, array.drawType || STATIC_DRAW);
    return {
      buffer,
      numValues,
      type: getGLTypeForTypedArrayType(arrayType),
      arrayType
    };
  }
  function attribBufferFromArrayLike(gl, array, arrayName) {
    const typedArray = makeTypedArray(array, arrayName);
    return {
      arrayType: typedArray.constructor,
      buffer: createBufferFromTypedArray(gl, typedArray, void 0, array.drawType),
      type: getGLTypeForTypedArray(typedArray),
      numValues: 0
    };
  }
  function createAttribsFromArrays(gl, arrays) {
    const attribs = {};
    Object.keys(arrays).forEach(function(arrayName) {
      if (!isIndices(arrayName)) {
        const array = arrays[arrayName];
        const attribName = array.attrib || array.name || array.attribName || defaults$2.attribPrefix + arrayName;
        if (array.value) {
          if (!Array.isArray(array.value) && !isArrayBuffer$1(array.value)) {
            throw new Error("array.value is not array or typedarray");
          }
          attribs[attribName] = {
            value: array.value
          };
        } else {
          let fn;
          if (array.buffer && array.buffer instanceof WebGLBuffer) {
            fn = attribBufferFromBuffer;
          } else if (typeof array === "number" || typeof array.data === "number") {
            fn = attribBufferFromSize;
          } else {
            fn = attribBufferFromArrayLike;
          }
          const { buffer, type, numValues, arrayType } = fn(gl, array, arrayName);
          const normalization = array.normalize !== void 0 ? array.normalize : getNormalizationForTypedArrayType(arrayType);
          const numComponents = getNumComponents$1(array, arrayName, numValues);
          attribs[attribName] = {
            buffer,
            numComponents,
            type,
            normalize: normalization,
            stride: array.stride || 0,
            offset: array.offset || 0,
            divisor: array.divisor === void 0 ? void 0 : array.divisor,
            drawType: array.drawType
          };
        }
      }
    });
    gl.bindBuffer(ARRAY_BUFFER$1, null);
    return attribs;
  }
  function getBytesPerValueForGLType(gl, type) {
    if (type === BYTE$1) return 1;
    if (type === UNSIGNED_BYTE$2) return 1;
    if (type === SHORT$1) return 2;
    if (type === UNSIGNED_SHORT$2) return 2;
    if (type === INT$2) return 4;
    if (type === UNSIGNED_INT$2) return 4;
    if (type === FLOAT$2) return 4;
    return 0;
  }
  var positionKeys = ["position", "positions", "a_position"];
  function getNumElementsFromNonIndexedArrays(arrays) {
    let key;
    let ii;
    for (ii = 0; ii < positionKeys.length; ++ii) {
      key = positionKeys[ii];
      if (key in arrays) {
        break;
      }
    }
    if (ii === positionKeys.length) {
      key = Object.keys(arrays)[0];
    }
    const array = arrays[key];
    const length2 = getArray$1(array).length;
    if (length2 === void 0) {
      return 1;
    }
    const numComponents = getNumComponents$1(array, key);
    const numElements = length2 / numComponents;
    if (length2 % numComponents > 0) {
      throw new Error(`numComponents ${numComponents} not correct for length ${length2}`);
    }
    return numElements;
  }
  function getNumElementsFromAttributes(gl, attribs) {
    let key;
    let ii;
    for (ii = 0; ii < positionKeys.length; ++ii) {
      key = positionKeys[ii];
      if (key in attribs) {
        break;
      }
      key = defaults$2.attribPrefix + key;
      if (key in attribs) {
        break;
      }
    }
    if (ii === positionKeys.length) {
      key = Object.keys(attribs)[0];
    }
    const attrib = attribs[key];
    if (!attrib.buffer) {
      return 1;
    }
    gl.bindBuffer(ARRAY_BUFFER$1, attrib.buffer);
    const numBytes = gl.getBufferParameter(ARRAY_BUFFER$1, BUFFER_SIZE);
    gl.bindBuffer(ARRAY_BUFFER$1, null);
    const bytesPerValue = getBytesPerValueForGLType(gl, attrib.type);
    const totalElements = numBytes / bytesPerValue;
    const numComponents = attrib.numComponents || attrib.size;
    const numElements = totalElements / numComponents;
    if (numElements % 1 !== 0) {
      throw new Error(`numComponents ${numComponents} not correct for length ${length}`);
    }
    return numElements;
  }
  function createBufferInfoFromArrays(gl, arrays, srcBufferInfo) {
    const newAttribs = createAttribsFromArrays(gl, arrays);
    const bufferInfo = Object.assign({}, srcBufferInfo ? srcBufferInfo : {});
    bufferInfo.attribs = Object.assign({}, srcBufferInfo ? srcBufferInfo.attribs : {}, newAttribs);
    const indices = arrays.indices;
    if (indices) {
      const newIndices = makeTypedArray(indices, "indices");
      bufferInfo.indices = createBufferFromTypedArray(gl, newIndices, ELEMENT_ARRAY_BUFFER$2);
      bufferInfo.numElements = newIndices.length;
      bufferInfo.elementType = getGLTypeForTypedArray(newIndices);
    } else if (!bufferInfo.numElements) {
      bufferInfo.numElements = getNumElementsFromAttributes(gl, bufferInfo.attribs);
    }
    return bufferInfo;
  }
  function createBufferFromArray(gl, array, arrayName) {
    const type = arrayName === "indices" ? ELEMENT_ARRAY_BUFFER$2 : ARRAY_BUFFER$1;
    const typedArray = makeTypedArray(array, arrayName);
    return createBufferFromTypedArray(gl, typedArray, type);
  }
  function createBuffersFromArrays(gl, arrays) {
    const buffers = {};
    Object.keys(arrays).forEach(function(key) {
      buffers[key] = createBufferFromArray(gl, arrays[key], key);
    });
    if (arrays.indices) {
      buffers.numElements = arrays.indices.length;
      buffers.elementType = getGLTypeForTypedArray(makeTypedArray(arrays.indices));
    } else {
      buffers.numElements = getNumElementsFromNonIndexedArrays(arrays);
    }
    return buffers;
  }
  function augmentTypedArray(typedArray, numComponents) {
    let cursor = 0;
    typedArray.push = function() {
      for (let ii = 0; ii < arguments.length; ++ii) {
        const value = arguments[ii];
        if (value instanceof Array || isArrayBuffer$1(value)) {
          for (let jj = 0; jj < value.length; ++jj) {
            typedArray[cursor++] = value[jj];
          }
        } else {
          typedArray[cursor++] = value;
        }
      }
    };
    typedArray.reset = function(opt_index) {
      cursor = opt_index || 0;
    };
    typedArray.numComponents = numComponents;
    Object.defineProperty(typedArray, "numElements", {
      get: function() {
        return this.length / this.numComponents | 0;
      }
    });
    return typedArray;
  }
  function createAugmentedTypedArray(numComponents, numElements, opt_type) {
    const Type = opt_type || Float32Array;
    return augmentTypedArray(new Type(numComponents * numElements), numComponents);
  }
  function applyFuncToV3Array(array, matrix, fn) {
    const len = array.length;
    const tmp = new Float32Array(3);
    for (let ii = 0; ii < len; ii += 3) {
      fn(matrix, [array[ii], array[ii + 1], array[ii + 2]], tmp);
      array[ii] = tmp[0];
      array[ii + 1] = tmp[1];
      array[ii + 2] = tmp[2];
    }
  }
  function transformNormal(mi, v, dst) {
    dst = dst || create$1();
    const v0 = v[0];
    const v1 = v[1];
    const v2 = v[2];
    dst[0] = v0 * mi[0 * 4 + 0] + v1 * mi[0 * 4 + 1] + v2 * mi[0 * 4 + 2];
    dst[1] = v0 * mi[1 * 4 + 0] + v1 * mi[1 * 4 + 1] + v2 * mi[1 * 4 + 2];
    dst[2] = v0 * mi[2 * 4 + 0] + v1 * mi[2 * 4 + 1] + v2 * mi[2 * 4 + 2];
    return dst;
  }
  function reorientDirections(array, matrix) {
    applyFuncToV3Array(array, matrix, transformDirection);
    return array;
  }
  function reorientNormals(array, matrix) {
    applyFuncToV3Array(array, inverse(matrix), transformNormal);
    return array;
  }
  function reorientPositions(array, matrix) {
    applyFuncToV3Array(array, matrix, transformPoint);
    return array;
  }
  function reorientVertices(arrays, matrix) {
    Object.keys(arrays).forEach(function(name) {
      const array = arrays[name];
      if (name.indexOf("pos") >= 0) {
        reorientPositions(array, matrix);
      } else if (name.indexOf("tan") >= 0 || name.indexOf("binorm") >= 0) {
        reorientDirections(array, matrix);
      } else if (name.indexOf("norm") >= 0) {
        reorientNormals(array, matrix);
      }
    });
    return arrays;
  }
  function createXYQuadVertices(size, xOffset, yOffset) {
    size = size || 2;
    xOffset = xOffset || 0;
    yOffset = yOffset || 0;
    size *= 0.5;
    return {
      position: {
        numComponents: 2,
        data: [
          xOffset + -1 * size,
          yOffset + -1 * size,
          xOffset + 1 * size,
          yOffset + -1 * size,
          xOffset + -1 * size,
          yOffset + 1 * size,
          xOffset + 1 * size,
          yOffset + 1 * size
        ]
      },
      normal: [
        0,
        0,
        1,
        0,
        0,
        1,
        0,
        0,
        1,
        0,
        0,
        1
      ],
      texcoord: [
        0,
        0,
        1,
        0,
        0,
        1,
        1,
        1
      ],
      indices: [0, 1, 2, 2, 1, 3]
    };
  }
  function createPlaneVertices(width2, depth, subdivisionsWidth, subdivisionsDepth, matrix) {
    width2 = width2 || 1;
    depth = depth || 1;
    subdivisionsWidth = subdivisionsWidth || 1;
    subdivisionsDepth = subdivisionsDepth || 1;
    matrix = matrix || identity();
    const numVertices = (subdivisionsWidth + 1) * (subdivisionsDepth + 1);
    const positions = createAugmentedTypedArray(3, numVertices);
    const normals = createAugmentedTypedArray(3, numVertices);
    const texcoords = createAugmentedTypedArray(2, numVertices);
    for (let z = 0; z <= subdivisionsDepth; z++) {
      for (let x = 0; x <= subdivisionsWidth; x++) {
        const u = x / subdivisionsWidth;
        const v = z / subdivisionsDepth;
        positions.push(
          width2 * u - width2 * 0.5,
          0,
          depth * v - depth * 0.5
        );
        normals.push(0, 1, 0);
        texcoords.push(u, v);
      }
    }
    const numVertsAcross = subdivisionsWidth + 1;
    const indices = createAugmentedTypedArray(
      3,
      subdivisionsWidth * subdivisionsDepth * 2,
      Uint16Array
    );
    for (let z = 0; z < subdivisionsDepth; z++) {
      for (let x = 0; x < subdivisionsWidth; x++) {
        indices.push(
          (z + 0) * numVertsAcross + x,
          (z + 1) * numVertsAcross + x,
          (z + 0) * numVertsAcross + x + 1
        );
        indices.push(
          (z + 1) * numVertsAcross + x,
          (z + 1) * numVertsAcross + x + 1,
          (z + 0) * numVertsAcross + x + 1
        );
      }
    }
    const arrays = reorientVertices({
      position: positions,
      normal: normals,
      texcoord: texcoords,
      indices
    }, matrix);
    return arrays;
  }
  function createSphereVertices(radius, subdivisionsAxis, subdivisionsHeight, opt_startLatitudeInRadians, opt_endLatitudeInRadians, opt_startLongitudeInRadians, opt_endLongitudeInRadians) {
    if (subdivisionsAxis <= 0 || subdivisionsHeight <= 0) {
      throw new Error("subdivisionAxis and subdivisionHeight must be > 0");
    }
    opt_startLatitudeInRadians = opt_startLatitudeInRadians || 0;
    opt_endLatitudeInRadians = opt_endLatitudeInRadians || Math.PI;
    opt_startLongitudeInRadians = opt_startLongitudeInRadians || 0;
    opt_endLongitudeInRadians = opt_endLongitudeInRadians || Math.PI * 2;
    const latRange = opt_endLatitudeInRadians - opt_startLatitudeInRadians;
    const longRange = opt_endLongitudeInRadians - opt_startLongitudeInRadians;
    const numVertices = (subdivisionsAxis + 1) * (subdivisionsHeight + 1);
    const positions = createAugmentedTypedArray(3, numVertices);
    const normals = createAugmentedTypedArray(3, numVertices);
    const texcoords = createAugmentedTypedArray(2, numVertices);
    for (let y = 0; y <= subdivisionsHeight; y++) {
      for (let x = 0; x <= subdivisionsAxis; x++) {
        const u = x / subdivisionsAxis;
        const v = y / subdivisionsHeight;
        const theta = longRange * u + opt_startLongitudeInRadians;
        const phi = latRange * v + opt_startLatitudeInRadians;
        const sinTheta = Math.sin(theta);
        const cosTheta = Math.cos(theta);
        const sinPhi = Math.sin(phi);
        const cosPhi = Math.cos(phi);
        const ux = cosTheta * sinPhi;
        const uy = cosPhi;
        const uz = sinTheta * sinPhi;
        positions.push(radius * ux, radius * uy, radius * uz);
        normals.push(ux, uy, uz);
        texcoords.push(1 - u, v);
      }
    }
    const numVertsAround = subdivisionsAxis + 1;
    const indices = createAugmentedTypedArray(3, subdivisionsAxis * subdivisionsHeight * 2, Uint16Array);
    for (let x = 0; x < subdivisionsAxis; x++) {
      for (let y = 0; y < subdivisionsHeight; y++) {
        indices.push(
          (y + 0) * numVertsAround + x,
          (y + 0) * numVertsAround + x + 1,
          (y + 1) * numVertsAround + x
        );
        indices.push(
          (y + 1) * numVertsAround + x,
          (y + 0) * numVertsAround + x + 1,
          (y + 1) * numVertsAround + x + 1
        );
      }
    }
    return {
      position: positions,
      normal: normals,
      texcoord: texcoords,
      indices
    };
  }
  var CUBE_FACE_INDICES = [
    [3, 7, 5, 1],
    // right
    [6, 2, 0, 4],
    // left
    [6, 7, 3, 2],
    // ??
    [0, 1, 5, 4],
    // ??
    [7, 6, 4, 5],
    // front
    [2, 3, 1, 0]
    // back
  ];
  function createCubeVertices(size) {
    size = size || 1;
    const k = size / 2;
    const cornerVertices = [
      [-k, -k, -k],
      [+k, -k, -k],
      [-k, +k, -k],
      [+k, +k, -k],
      [-k, -k, +k],
      [+k, -k, +k],
      [-k, +k, +k],
      [+k, +k, +k]
    ];
    const faceNormals = [
      [1, 0, 0],
      [-1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
      [0, 0, 1],
      [0, 0, -1]
    ];
    const uvCoords = [
      [1, 0],
      [0, 0],
      [0, 1],
      [1, 1]
    ];
    const numVertices = 6 * 4;
    const positions = createAugmentedTypedArray(3, numVertices);
    const normals = createAugmentedTypedArray(3, numVertices);
    const texcoords = createAugmentedTypedArray(2, numVertices);
    const indices = createAugmentedTypedArray(3, 6 * 2, Uint16Array);
    for (let f = 0; f < 6; ++f) {
      const faceIndices = CUBE_FACE_INDICES[f];
      for (let v = 0; v < 4; ++v) {
        const position = cornerVertices[faceIndices[v]];
        const normal = faceNormals[f];
        const uv = uvCoords[v];
        positions.push(position);
        normals.push(normal);
        texcoords.push(uv);
      }
      const offset = 4 * f;
      indices.push(offset + 0, offset + 1, offset + 2);
      indices.push(offset + 0, offset + 2, offset + 3);
    }
    return {
      position: positions,
      normal: normals,
      texcoord: texcoords,
      indices
    };
  }
  function createTruncatedConeVertices(bottomRadius, topRadius, height, radialSubdivisions, verticalSubdivisions, opt_topCap, opt_bottomCap) {
    if (radialSubdivisions < 3) {
      throw new Error("radialSubdivisions must be 3 or greater");
    }
    if (verticalSubdivisions < 1) {
      throw new Error("verticalSubdivisions must be 1 or greater");
    }
    const topCap = opt_topCap === void 0 ? true : opt_topCap;
    const bottomCap = opt_bottomCap === void 0 ? true : opt_bottomCap;
    const extra = (topCap ? 2 : 0) + (bottomCap ? 2 : 0);
    const numVertices = (radialSubdivisions + 1) * (verticalSubdivisions + 1 + extra);
    const positions = createAugmentedTypedArray(3, numVertices);
    const normals = createAugmentedTypedArray(3, numVertices);
    const texcoords = createAugmentedTypedArray(2, numVertices);
    const indices = createAugmentedTypedArray(3, radialSubdivisions * (verticalSubdivisions + extra / 2) * 2, Uint16Array);
    const vertsAroundEdge = radialSubdivisions + 1;
    const slant = Math.atan2(bottomRadius - topRadius, height);
    const cosSlant = Math.cos(slant);
    const sinSlant = Math.sin(slant);
    const start = topCap ? -2 : 0;
    const end2 = verticalSubdivisions + (bottomCap ? 2 : 0);
    for (let yy = start; yy <= end2; ++yy) {
      let v = yy / verticalSubdivisions;
      let y = height * v;
      let ringRadius;
      if (yy < 0) {
        y = 0;
        v = 1;
        ringRadius = bottomRadius;
      } else if (yy > verticalSubdivisions) {
        y = height;
        v = 1;
        ringRadius = topRadius;
      } else {
        ringRadius = bottomRadius + (topRadius - bottomRadius) * (yy / verticalSubdivisions);
      }
      if (yy === -2 || yy === verticalSubdivisions + 2) {
        ringRadius = 0;
        v = 0;
      }
      y -= height / 2;
      for (let ii = 0; ii < vertsAroundEdge; ++ii) {
        const sin = Math.sin(ii * Math.PI * 2 / radialSubdivisions);
        const cos = Math.cos(ii * Math.PI * 2 / radialSubdivisions);
        positions.push(sin * ringRadius, y, cos * ringRadius);
        if (yy < 0) {
          normals.push(0, -1, 0);
        } else if (yy > verticalSubdivisions) {
          normals.push(0, 1, 0);
        } else if (ringRadius === 0) {
          normals.push(0, 0, 0);
        } else {
          normals.push(sin * cosSlant, sinSlant, cos * cosSlant);
        }
        texcoords.push(ii / radialSubdivisions, 1 - v);
      }
    }
    for (let yy = 0; yy < verticalSubdivisions + extra; ++yy) {
      if (yy === 1 && topCap || yy === verticalSubdivisions + extra - 2 && bottomCap) {
        continue;
      }
      for (let ii = 0; ii < radialSubdivisions; ++ii) {
        indices.push(
          vertsAroundEdge * (yy + 0) + 0 + ii,
          vertsAroundEdge * (yy + 0) + 1 + ii,
          vertsAroundEdge * (yy + 1) + 1 + ii
        );
        indices.push(
          vertsAroundEdge * (yy + 0) + 0 + ii,
          vertsAroundEdge * (yy + 1) + 1 + ii,
          vertsAroundEdge * (yy + 1) + 0 + ii
        );
      }
    }
    return {
      position: positions,
      normal: normals,
      texcoord: texcoords,
      indices
    };
  }
  function expandRLEData(rleData, padding) {
    padding = padding || [];
    const data = [];
    for (let ii = 0; ii < rleData.length; ii += 4) {
      const runLength = rleData[ii];
      const element2 = rleData.slice(ii + 1, ii + 4);
      element2.push.apply(element2, padding);
      for (let jj = 0; jj < runLength; ++jj) {
        data.push.apply(data, element2);
      }
    }
    return data;
  }
  function create3DFVertices() {
    const positions = [
      // left column front
      0,
      0,
      0,
      0,
      150,
      0,
      30,
      0,
      0,
      0,
      150,
      0,
      30,
      150,
      0,
      30,
      0,
      0,
      // top rung front
      30,
      0,
      0,
      30,
      30,
      0,
      100,
      0,
      0,
      30,
      30,
      0,
      100,
      30,
      0,
      100,
      0,
      0,
      // middle rung front
      30,
      60,
      0,
      30,
      90,
      0,
      67,
      60,
      0,
      30,
      90,
      0,
      67,
      90,
      0,
      67,
      60,
      0,
      // left column back
      0,
      0,
      30,
      30,
      0,
      30,
      0,
      150,
      30,
      0,
      150,
      30,
      30,
      0,
      30,
      30,
      150,
      30,
      // top rung back
      30,
      0,
      30,
      100,
      0,
      30,
      30,
      30,
      30,
      30,
      30,
      30,
      100,
      0,
      30,
      100,
      30,
      30,
      // middle rung back
      30,
      60,
      30,
      67,
      60,
      30,
      30,
      90,
      30,
      30,
      90,
      30,
      67,
      60,
      30,
      67,
      90,
      30,
      // top
      0,
      0,
      0,
      100,
      0,
      0,
      100,
      0,
      30,
      0,
      0,
      0,
      100,
      0,
      30,
      0,
      0,
      30,
      // top rung front
      100,
      0,
      0,
      100,
      30,
      0,
      100,
      30,
      30,
      100,
      0,
      0,
      100,
      30,
      30,
      100,
      0,
      30,
      // under top rung
      30,
      30,
      0,
      30,
      30,
      30,
      100,
      30,
      30,
      30,
      30,
      0,
      100,
      30,
      30,
      100,
      30,
      0,
      // between top rung and middle
      30,
      30,
      0,
      30,
      60,
      30,
      30,
      30,
      30,
      30,
      30,
      0,
      30,
      60,
      0,
      30,
      60,
      30,
      // top of middle rung
      30,
      60,
      0,
      67,
      60,
      30,
      30,
      60,
      30,
      30,
      60,
      0,
      67,
      60,
      0,
      67,
      60,
      30,
      // front of middle rung
      67,
      60,
      0,
      67,
      90,
      30,
      67,
      60,
      30,
      67,
      60,
      0,
      67,
      90,
      0,
      67,
      90,
      30,
      // bottom of middle rung.
      30,
      90,
      0,
      30,
      90,
      30,
      67,
      90,
      30,
      30,
      90,
      0,
      67,
      90,
      30,
      67,
      90,
      0,
      // front of bottom
      30,
      90,
      0,
      30,
      150,
      30,
      30,
      90,
      30,
      30,
      90,
      0,
      30,
      150,
      0,
      30,
      150,
      30,
      // bottom
      0,
      150,
      0,
      0,
      150,
      30,
      30,
      150,
      30,
      0,
      150,
      0,
      30,
      150,
      30,
      30,
      150,
      0,
      // left side
      0,
      0,
      0,
      0,
      0,
      30,
      0,
      150,
      30,
      0,
      0,
      0,
      0,
      150,
      30,
      0,
      150,
      0
    ];
    const texcoords = [
      // left column front
      0.22,
      0.19,
      0.22,
      0.79,
      0.34,
      0.19,
      0.22,
      0.79,
      0.34,
      0.79,
      0.34,
      0.19,
      // top rung front
      0.34,
      0.19,
      0.34,
      0.31,
      0.62,
      0.19,
      0.34,
      0.31,
      0.62,
      0.31,
      0.62,
      0.19,
      // middle rung front
      0.34,
      0.43,
      0.34,
      0.55,
      0.49,
      0.43,
      0.34,
      0.55,
      0.49,
      0.55,
      0.49,
      0.43,
      // left column back
      0,
      0,
      1,
      0,
      0,
      1,
      0,
      1,
      1,
      0,
      1,
      1,
      // top rung back
      0,
      0,
      1,
      0,
      0,
      1,
      0,
      1,
      1,
      0,
      1,
      1,
      // middle rung back
      0,
      0,
      1,
      0,
      0,
      1,
      0,
      1,
      1,
      0,
      1,
      1,
      // top
      0,
      0,
      1,
      0,
      1,
      1,
      0,
      0,
      1,
      1,
      0,
      1,
      // top rung front
      0,
      0,
      1,
      0,
      1,
      1,
      0,
      0,
      1,
      1,
      0,
      1,
      // under top rung
      0,
      0,
      0,
      1,
      1,
      1,
      0,
      0,
      1,
      1,
      1,
      0,
      // between top rung and middle
      0,
      0,
      1,
      1,
      0,
      1,
      0,
      0,
      1,
      0,
      1,
      1,
      // top of middle rung
      0,
      0,
      1,
      1,
      0,
      1,
      0,
      0,
      1,
      0,
      1,
      1,
      // front of middle rung
      0,
      0,
      1,
      1,
      0,
      1,
      0,
      0,
      1,
      0,
      1,
      1,
      // bottom of middle rung.
      0,
      0,
      0,
      1,
      1,
      1,
      0,
      0,
      1,
      1,
      1,
      0,
      // front of bottom
      0,
      0,
      1,
      1,
      0,
      1,
      0,
      0,
      1,
      0,
      1,
      1,
      // bottom
      0,
      0,
      0,
      1,
      1,
      1,
      0,
      0,
      1,
      1,
      1,
      0,
      // left side
      0,
      0,
      0,
      1,
      1,
      1,
      0,
      0,
      1,
      1,
      1,
      0
    ];
    const normals = expandRLEData([
      // left column front
      // top rung front
      // middle rung front
      18,
      0,
      0,
      1,
      // left column back
      // top rung back
      // middle rung back
      18,
      0,
      0,
      -1,
      // top
      6,
      0,
      1,
      0,
      // top rung front
      6,
      1,
      0,
      0,
      // under top rung
      6,
      0,
      -1,
      0,
      // between top rung and middle
      6,
      1,
      0,
      0,
      // top of middle rung
      6,
      0,
      1,
      0,
      // front of middle rung
      6,
      1,
      0,
      0,
      // bottom of middle rung.
      6,
      0,
      -1,
      0,
      // front of bottom
      6,
      1,
      0,
      0,
      // bottom
      6,
      0,
      -1,
      0,
      // left side
      6,
      -1,
      0,
      0
    ]);
    const colors = expandRLEData([
      // left column front
      // top rung front
      // middle rung front
      18,
      200,
      70,
      120,
      // left column back
      // top rung back
      // middle rung back
      18,
      80,
      70,
      200,
      // top
      6,
      70,
      200,
      210,
      // top rung front
      6,
      200,
      200,
      70,
      // under top rung
      6,
      210,
      100,
      70,
      // between top rung and middle
      6,
      210,
      160,
      70,
      // top of middle rung
      6,
      70,
      180,
      210,
      // front of middle rung
      6,
      100,
      70,
      210,
      // bottom of middle rung.
      6,
      76,
      210,
      100,
      // front of bottom
      6,
      140,
      210,
      80,
      // bottom
      6,
      90,
      130,
      110,
      // left side
      6,
      160,
      160,
      220
    ], [255]);
    const numVerts = positions.length / 3;
    const arrays = {
      position: createAugmentedTypedArray(3, numVerts),
      texcoord: createAugmentedTypedArray(2, numVerts),
      normal: createAugmentedTypedArray(3, numVerts),
      color: createAugmentedTypedArray(4, numVerts, Uint8Array),
      indices: createAugmentedTypedArray(3, numVerts / 3, Uint16Array)
    };
    arrays.position.push(positions);
    arrays.texcoord.push(texcoords);
    arrays.normal.push(normals);
    arrays.color.push(colors);
    for (let ii = 0; ii < numVerts; ++ii) {
      arrays.indices.push(ii);
    }
    return arrays;
  }
  function createCrescentVertices(verticalRadius, outerRadius, innerRadius, thickness, subdivisionsDown, startOffset, endOffset) {
    if (subdivisionsDown <= 0) {
      throw new Error("subdivisionDown must be > 0");
    }
    startOffset = startOffset || 0;
    endOffset = endOffset || 1;
    const subdivisionsThick = 2;
    const offsetRange = endOffset - startOffset;
    const numVertices = (subdivisionsDown + 1) * 2 * (2 + subdivisionsThick);
    const positions = createAugmentedTypedArray(3, numVertices);
    const normals = createAugmentedTypedArray(3, numVertices);
    const texcoords = createAugmentedTypedArray(2, numVertices);
    function lerp(a, b, s) {
      return a + (b - a) * s;
    }
    function createArc(arcRadius, x, normalMult, normalAdd, uMult, uAdd) {
      for (let z = 0; z <= subdivisionsDown; z++) {
        const uBack = x / (subdivisionsThick - 1);
        const v = z / subdivisionsDown;
        const xBack = (uBack - 0.5) * 2;
        const angle = (startOffset + v * offsetRange) * Math.PI;
        const s = Math.sin(angle);
        const c = Math.cos(angle);
        const radius = lerp(verticalRadius, arcRadius, s);
        const px = xBack * thickness;
        const py = c * verticalRadius;
        const pz = s * radius;
        positions.push(px, py, pz);
        const n = add(multiply$1([0, s, c], normalMult), normalAdd);
        normals.push(n);
        texcoords.push(uBack * uMult + uAdd, v);
      }
    }
    for (let x = 0; x < subdivisionsThick; x++) {
      const uBack = (x / (subdivisionsThick - 1) - 0.5) * 2;
      createArc(outerRadius, x, [1, 1, 1], [0, 0, 0], 1, 0);
      createArc(outerRadius, x, [0, 0, 0], [uBack, 0, 0], 0, 0);
      createArc(innerRadius, x, [1, 1, 1], [0, 0, 0], 1, 0);
      createArc(innerRadius, x, [0, 0, 0], [uBack, 0, 0], 0, 1);
    }
    const indices = createAugmentedTypedArray(3, subdivisionsDown * 2 * (2 + subdivisionsThick), Uint16Array);
    function createSurface(leftArcOffset, rightArcOffset) {
      for (let z = 0; z < subdivisionsDown; ++z) {
        indices.push(
          leftArcOffset + z + 0,
          leftArcOffset + z + 1,
          rightArcOffset + z + 0
        );
        indices.push(
          leftArcOffset + z + 1,
          rightArcOffset + z + 1,
          rightArcOffset + z + 0
        );
      }
    }
    const numVerticesDown = subdivisionsDown + 1;
    createSurface(numVerticesDown * 0, numVerticesDown * 4);
    createSurface(numVerticesDown * 5, numVerticesDown * 7);
    createSurface(numVerticesDown * 6, numVerticesDown * 2);
    createSurface(numVerticesDown * 3, numVerticesDown * 1);
    return {
      position: positions,
      normal: normals,
      texcoord: texcoords,
      indices
    };
  }
  function createCylinderVertices(radius, height, radialSubdivisions, verticalSubdivisions, topCap, bottomCap) {
    return createTruncatedConeVertices(
      radius,
      radius,
      height,
      radialSubdivisions,
      verticalSubdivisions,
      topCap,
      bottomCap
    );
  }
  function createTorusVertices(radius, thickness, radialSubdivisions, bodySubdivisions, startAngle, endAngle) {
    if (radialSubdivisions < 3) {
      throw new Error("radialSubdivisions must be 3 or greater");
    }
    if (bodySubdivisions < 3) {
      throw new Error("verticalSubdivisions must be 3 or greater");
    }
    startAngle = startAngle || 0;
    endAngle = endAngle || Math.PI * 2;
    const range2 = endAngle - startAngle;
    const radialParts = radialSubdivisions + 1;
    const bodyParts = bodySubdivisions + 1;
    const numVertices = radialParts * bodyParts;
    const positions = createAugmentedTypedArray(3, numVertices);
    const normals = createAugmentedTypedArray(3, numVertices);
    const texcoords = createAugmentedTypedArray(2, numVertices);
    const indices = createAugmentedTypedArray(3, radialSubdivisions * bodySubdivisions * 2, Uint16Array);
    for (let slice = 0; slice < bodyParts; ++slice) {
      const v = slice / bodySubdivisions;
      const sliceAngle = v * Math.PI * 2;
      const sliceSin = Math.sin(sliceAngle);
      const ringRadius = radius + sliceSin * thickness;
      const ny = Math.cos(sliceAngle);
      const y = ny * thickness;
      for (let ring2 = 0; ring2 < radialParts; ++ring2) {
        const u = ring2 / radialSubdivisions;
        const ringAngle = startAngle + u * range2;
        const xSin = Math.sin(ringAngle);
        const zCos = Math.cos(ringAngle);
        const x = xSin * ringRadius;
        const z = zCos * ringRadius;
        const nx = xSin * sliceSin;
        const nz = zCos * sliceSin;
        positions.push(x, y, z);
        normals.push(nx, ny, nz);
        texcoords.push(u, 1 - v);
      }
    }
    for (let slice = 0; slice < bodySubdivisions; ++slice) {
      for (let ring2 = 0; ring2 < radialSubdivisions; ++ring2) {
        const nextRingIndex = 1 + ring2;
        const nextSliceIndex = 1 + slice;
        indices.push(
          radialParts * slice + ring2,
          radialParts * nextSliceIndex + ring2,
          radialParts * slice + nextRingIndex
        );
        indices.push(
          radialParts * nextSliceIndex + ring2,
          radialParts * nextSliceIndex + nextRingIndex,
          radialParts * slice + nextRingIndex
        );
      }
    }
    return {
      position: positions,
      normal: normals,
      texcoord: texcoords,
      indices
    };
  }
  function createDiscVertices(radius, divisions, stacks, innerRadius, stackPower) {
    if (divisions < 3) {
      throw new Error("divisions must be at least 3");
    }
    stacks = stacks ? stacks : 1;
    stackPower = stackPower ? stackPower : 1;
    innerRadius = innerRadius ? innerRadius : 0;
    const numVertices = (divisions + 1) * (stacks + 1);
    const positions = createAugmentedTypedArray(3, numVertices);
    const normals = createAugmentedTypedArray(3, numVertices);
    const texcoords = createAugmentedTypedArray(2, numVertices);
    const indices = createAugmentedTypedArray(3, stacks * divisions * 2, Uint16Array);
    let firstIndex = 0;
    const radiusSpan = radius - innerRadius;
    const pointsPerStack = divisions + 1;
    for (let stack = 0; stack <= stacks; ++stack) {
      const stackRadius = innerRadius + radiusSpan * Math.pow(stack / stacks, stackPower);
      for (let i = 0; i <= divisions; ++i) {
        const theta = 2 * Math.PI * i / divisions;
        const x = stackRadius * Math.cos(theta);
        const z = stackRadius * Math.sin(theta);
        positions.push(x, 0, z);
        normals.push(0, 1, 0);
        texcoords.push(1 - i / divisions, stack / stacks);
        if (stack > 0 && i !== divisions) {
          const a = firstIndex + (i + 1);
          const b = firstIndex + i;
          const c = firstIndex + i - pointsPerStack;
          const d = firstIndex + (i + 1) - pointsPerStack;
          indices.push(a, b, c);
          indices.push(a, c, d);
        }
      }
      firstIndex += divisions + 1;
    }
    return {
      position: positions,
      normal: normals,
      texcoord: texcoords,
      indices
    };
  }
  function createBufferFunc(fn) {
    return function(gl) {
      const arrays = fn.apply(this, Array.prototype.slice.call(arguments, 1));
      return createBuffersFromArrays(gl, arrays);
    };
  }
  function createBufferInfoFunc(fn) {
    return function(gl) {
      const arrays = fn.apply(null, Array.prototype.slice.call(arguments, 1));
      return createBufferInfoFromArrays(gl, arrays);
    };
  }
  var create3DFBufferInfo = createBufferInfoFunc(create3DFVertices);
  var create3DFBuffers = createBufferFunc(create3DFVertices);
  var createCubeBufferInfo = createBufferInfoFunc(createCubeVertices);
  var createCubeBuffers = createBufferFunc(createCubeVertices);
  var createPlaneBufferInfo = createBufferInfoFunc(createPlaneVertices);
  var createPlaneBuffers = createBufferFunc(createPlaneVertices);
  var createSphereBufferInfo = createBufferInfoFunc(createSphereVertices);
  var createSphereBuffers = createBufferFunc(createSphereVertices);
  var createTruncatedConeBufferInfo = createBufferInfoFunc(createTruncatedConeVertices);
  var createTruncatedConeBuffers = createBufferFunc(createTruncatedConeVertices);
  var createXYQuadBufferInfo = createBufferInfoFunc(createXYQuadVertices);
  var createXYQuadBuffers = createBufferFunc(createXYQuadVertices);
  var createCrescentBufferInfo = createBufferInfoFunc(createCrescentVertices);
  var createCrescentBuffers = createBufferFunc(createCrescentVertices);
  var createCylinderBufferInfo = createBufferInfoFunc(createCylinderVertices);
  var createCylinderBuffers = createBufferFunc(createCylinderVertices);
  var createTorusBufferInfo = createBufferInfoFunc(createTorusVertices);
  var createTorusBuffers = createBufferFunc(createTorusVertices);
  var createDiscBufferInfo = createBufferInfoFunc(createDiscVertices);
  var createDiscBuffers = createBufferFunc(createDiscVertices);
  function isWebGL2(gl) {
    return !!gl.texStorage2D;
  }
  var glEnumToString = /* @__PURE__ */ (function() {
    const haveEnumsForType = {};
    const enums = {};
    function addEnums(gl) {
      const type = gl.constructor.name;
      if (!haveEnumsForType[type]) {
        for (const key in gl) {
          if (typeof gl[key] === "number") {
            const existing = enums[gl[key]];
            enums[gl[key]] = existing ? `${existing} | ${key}` : key;
          }
        }
        haveEnumsForType[type] = true;
      }
    }
    return function glEnumToString2(gl, value) {
      addEnums(gl);
      return enums[value] || (typeof value === "number" ? `0x${value.toString(16)}` : value);
    };
  })();
  var defaults$1 = {
    textureColor: new Uint8Array([128, 192, 255, 255]),
    textureOptions: {},
    crossOrigin: void 0
  };
  var ALPHA = 6406;
  var RGB = 6407;
  var RGBA$1 = 6408;
  var LUMINANCE = 6409;
  var LUMINANCE_ALPHA = 6410;
  var DEPTH_COMPONENT$1 = 6402;
  var DEPTH_STENCIL$1 = 34041;
  var RG = 33319;
  var RG_INTEGER = 33320;
  var RED = 6403;
  var RED_INTEGER = 36244;
  var RGB_INTEGER = 36248;
  var RGBA_INTEGER = 36249;
  var formatInfo = {};
  {
    const f = formatInfo;
    f[ALPHA] = { numColorComponents: 1 };
    f[LUMINANCE] = { numColorComponents: 1 };
    f[LUMINANCE_ALPHA] = { numColorComponents: 2 };
    f[RGB] = { numColorComponents: 3 };
    f[RGBA$1] = { numColorComponents: 4 };
    f[RED] = { numColorComponents: 1 };
    f[RED_INTEGER] = { numColorComponents: 1 };
    f[RG] = { numColorComponents: 2 };
    f[RG_INTEGER] = { numColorComponents: 2 };
    f[RGB] = { numColorComponents: 3 };
    f[RGB_INTEGER] = { numColorComponents: 3 };
    f[RGBA$1] = { numColorComponents: 4 };
    f[RGBA_INTEGER] = { numColorComponents: 4 };
    f[DEPTH_COMPONENT$1] = { numColorComponents: 1 };
    f[DEPTH_STENCIL$1] = { numColorComponents: 2 };
  }
  var error = error$1;
  function getElementById(id) {
    return typeof document !== "undefined" && document.getElementById ? document.getElementById(id) : null;
  }
  var TEXTURE0 = 33984;
  var ARRAY_BUFFER = 34962;
  var ELEMENT_ARRAY_BUFFER$1 = 34963;
  var COMPILE_STATUS = 35713;
  var LINK_STATUS = 35714;
  var FRAGMENT_SHADER = 35632;
  var VERTEX_SHADER = 35633;
  var SEPARATE_ATTRIBS = 35981;
  var ACTIVE_UNIFORMS = 35718;
  var ACTIVE_ATTRIBUTES = 35721;
  var TRANSFORM_FEEDBACK_VARYINGS = 35971;
  var ACTIVE_UNIFORM_BLOCKS = 35382;
  var UNIFORM_BLOCK_REFERENCED_BY_VERTEX_SHADER = 35396;
  var UNIFORM_BLOCK_REFERENCED_BY_FRAGMENT_SHADER = 35398;
  var UNIFORM_BLOCK_DATA_SIZE = 35392;
  var UNIFORM_BLOCK_ACTIVE_UNIFORM_INDICES = 35395;
  var FLOAT = 5126;
  var FLOAT_VEC2 = 35664;
  var FLOAT_VEC3 = 35665;
  var FLOAT_VEC4 = 35666;
  var INT = 5124;
  var INT_VEC2 = 35667;
  var INT_VEC3 = 35668;
  var INT_VEC4 = 35669;
  var BOOL = 35670;
  var BOOL_VEC2 = 35671;
  var BOOL_VEC3 = 35672;
  var BOOL_VEC4 = 35673;
  var FLOAT_MAT2 = 35674;
  var FLOAT_MAT3 = 35675;
  var FLOAT_MAT4 = 35676;
  var SAMPLER_2D = 35678;
  var SAMPLER_CUBE = 35680;
  var SAMPLER_3D = 35679;
  var SAMPLER_2D_SHADOW = 35682;
  var FLOAT_MAT2x3 = 35685;
  var FLOAT_MAT2x4 = 35686;
  var FLOAT_MAT3x2 = 35687;
  var FLOAT_MAT3x4 = 35688;
  var FLOAT_MAT4x2 = 35689;
  var FLOAT_MAT4x3 = 35690;
  var SAMPLER_2D_ARRAY = 36289;
  var SAMPLER_2D_ARRAY_SHADOW = 36292;
  var SAMPLER_CUBE_SHADOW = 36293;
  var UNSIGNED_INT = 5125;
  var UNSIGNED_INT_VEC2 = 36294;
  var UNSIGNED_INT_VEC3 = 36295;
  var UNSIGNED_INT_VEC4 = 36296;
  var INT_SAMPLER_2D = 36298;
  var INT_SAMPLER_3D = 36299;
  var INT_SAMPLER_CUBE = 36300;
  var INT_SAMPLER_2D_ARRAY = 36303;
  var UNSIGNED_INT_SAMPLER_2D = 36306;
  var UNSIGNED_INT_SAMPLER_3D = 36307;
  var UNSIGNED_INT_SAMPLER_CUBE = 36308;
  var UNSIGNED_INT_SAMPLER_2D_ARRAY = 36311;
  var TEXTURE_2D$1 = 3553;
  var TEXTURE_CUBE_MAP = 34067;
  var TEXTURE_3D = 32879;
  var TEXTURE_2D_ARRAY = 35866;
  var typeMap = {};
  function getBindPointForSamplerType(gl, type) {
    return typeMap[type].bindPoint;
  }
  function floatSetter(gl, location2) {
    return function(v) {
      gl.uniform1f(location2, v);
    };
  }
  function floatArraySetter(gl, location2) {
    return function(v) {
      gl.uniform1fv(location2, v);
    };
  }
  function floatVec2Setter(gl, location2) {
    return function(v) {
      gl.uniform2fv(location2, v);
    };
  }
  function floatVec3Setter(gl, location2) {
    return function(v) {
      gl.uniform3fv(location2, v);
    };
  }
  function floatVec4Setter(gl, location2) {
    return function(v) {
      gl.uniform4fv(location2, v);
    };
  }
  function intSetter(gl, location2) {
    return function(v) {
      gl.uniform1i(location2, v);
    };
  }
  function intArraySetter(gl, location2) {
    return function(v) {
      gl.uniform1iv(location2, v);
    };
  }
  function intVec2Setter(gl, location2) {
    return function(v) {
      gl.uniform2iv(location2, v);
    };
  }
  function intVec3Setter(gl, location2) {
    return function(v) {
      gl.uniform3iv(location2, v);
    };
  }
  function intVec4Setter(gl, location2) {
    return function(v) {
      gl.uniform4iv(location2, v);
    };
  }
  function uintSetter(gl, location2) {
    return function(v) {
      gl.uniform1ui(location2, v);
    };
  }
  function uintArraySetter(gl, location2) {
    return function(v) {
      gl.uniform1uiv(location2, v);
    };
  }
  function uintVec2Setter(gl, location2) {
    return function(v) {
      gl.uniform2uiv(location2, v);
    };
  }
  function uintVec3Setter(gl, location2) {
    return function(v) {
      gl.uniform3uiv(location2, v);
    };
  }
  function uintVec4Setter(gl, location2) {
    return function(v) {
      gl.uniform4uiv(location2, v);
    };
  }
  function floatMat2Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix2fv(location2, false, v);
    };
  }
  function floatMat3Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix3fv(location2, false, v);
    };
  }
  function floatMat4Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix4fv(location2, false, v);
    };
  }
  function floatMat23Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix2x3fv(location2, false, v);
    };
  }
  function floatMat32Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix3x2fv(location2, false, v);
    };
  }
  function floatMat24Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix2x4fv(location2, false, v);
    };
  }
  function floatMat42Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix4x2fv(location2, false, v);
    };
  }
  function floatMat34Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix3x4fv(location2, false, v);
    };
  }
  function floatMat43Setter(gl, location2) {
    return function(v) {
      gl.uniformMatrix4x3fv(location2, false, v);
    };
  }
  function samplerSetter(gl, type, unit2, location2) {
    const bindPoint = getBindPointForSamplerType(gl, type);
    return isWebGL2(gl) ? function(textureOrPair) {
      let texture;
      let sampler;
      if (!textureOrPair || isTexture(gl, textureOrPair)) {
        texture = textureOrPair;
        sampler = null;
      } else {
        texture = textureOrPair.texture;
        sampler = textureOrPair.sampler;
      }
      gl.uniform1i(location2, unit2);
      gl.activeTexture(TEXTURE0 + unit2);
      gl.bindTexture(bindPoint, texture);
      gl.bindSampler(unit2, sampler);
    } : function(texture) {
      gl.uniform1i(location2, unit2);
      gl.activeTexture(TEXTURE0 + unit2);
      gl.bindTexture(bindPoint, texture);
    };
  }
  function samplerArraySetter(gl, type, unit2, location2, size) {
    const bindPoint = getBindPointForSamplerType(gl, type);
    const units = new Int32Array(size);
    for (let ii = 0; ii < size; ++ii) {
      units[ii] = unit2 + ii;
    }
    return isWebGL2(gl) ? function(textures) {
      gl.uniform1iv(location2, units);
      textures.forEach(function(textureOrPair, index) {
        gl.activeTexture(TEXTURE0 + units[index]);
        let texture;
        let sampler;
        if (!textureOrPair || isTexture(gl, textureOrPair)) {
          texture = textureOrPair;
          sampler = null;
        } else {
          texture = textureOrPair.texture;
          sampler = textureOrPair.sampler;
        }
        gl.bindSampler(unit2, sampler);
        gl.bindTexture(bindPoint, texture);
      });
    } : function(textures) {
      gl.uniform1iv(location2, units);
      textures.forEach(function(texture, index) {
        gl.activeTexture(TEXTURE0 + units[index]);
        gl.bindTexture(bindPoint, texture);
      });
    };
  }
  typeMap[FLOAT] = { Type: Float32Array, size: 4, setter: floatSetter, arraySetter: floatArraySetter };
  typeMap[FLOAT_VEC2] = { Type: Float32Array, size: 8, setter: floatVec2Setter, cols: 2 };
  typeMap[FLOAT_VEC3] = { Type: Float32Array, size: 12, setter: floatVec3Setter, cols: 3 };
  typeMap[FLOAT_VEC4] = { Type: Float32Array, size: 16, setter: floatVec4Setter, cols: 4 };
  typeMap[INT] = { Type: Int32Array, size: 4, setter: intSetter, arraySetter: intArraySetter };
  typeMap[INT_VEC2] = { Type: Int32Array, size: 8, setter: intVec2Setter, cols: 2 };
  typeMap[INT_VEC3] = { Type: Int32Array, size: 12, setter: intVec3Setter, cols: 3 };
  typeMap[INT_VEC4] = { Type: Int32Array, size: 16, setter: intVec4Setter, cols: 4 };
  typeMap[UNSIGNED_INT] = { Type: Uint32Array, size: 4, setter: uintSetter, arraySetter: uintArraySetter };
  typeMap[UNSIGNED_INT_VEC2] = { Type: Uint32Array, size: 8, setter: uintVec2Setter, cols: 2 };
  typeMap[UNSIGNED_INT_VEC3] = { Type: Uint32Array, size: 12, setter: uintVec3Setter, cols: 3 };
  typeMap[UNSIGNED_INT_VEC4] = { Type: Uint32Array, size: 16, setter: uintVec4Setter, cols: 4 };
  typeMap[BOOL] = { Type: Uint32Array, size: 4, setter: intSetter, arraySetter: intArraySetter };
  typeMap[BOOL_VEC2] = { Type: Uint32Array, size: 8, setter: intVec2Setter, cols: 2 };
  typeMap[BOOL_VEC3] = { Type: Uint32Array, size: 12, setter: intVec3Setter, cols: 3 };
  typeMap[BOOL_VEC4] = { Type: Uint32Array, size: 16, setter: intVec4Setter, cols: 4 };
  typeMap[FLOAT_MAT2] = { Type: Float32Array, size: 32, setter: floatMat2Setter, rows: 2, cols: 2 };
  typeMap[FLOAT_MAT3] = { Type: Float32Array, size: 48, setter: floatMat3Setter, rows: 3, cols: 3 };
  typeMap[FLOAT_MAT4] = { Type: Float32Array, size: 64, setter: floatMat4Setter, rows: 4, cols: 4 };
  typeMap[FLOAT_MAT2x3] = { Type: Float32Array, size: 32, setter: floatMat23Setter, rows: 2, cols: 3 };
  typeMap[FLOAT_MAT2x4] = { Type: Float32Array, size: 32, setter: floatMat24Setter, rows: 2, cols: 4 };
  typeMap[FLOAT_MAT3x2] = { Type: Float32Array, size: 48, setter: floatMat32Setter, rows: 3, cols: 2 };
  typeMap[FLOAT_MAT3x4] = { Type: Float32Array, size: 48, setter: floatMat34Setter, rows: 3, cols: 4 };
  typeMap[FLOAT_MAT4x2] = { Type: Float32Array, size: 64, setter: floatMat42Setter, rows: 4, cols: 2 };
  typeMap[FLOAT_MAT4x3] = { Type: Float32Array, size: 64, setter: floatMat43Setter, rows: 4, cols: 3 };
  typeMap[SAMPLER_2D] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_2D$1 };
  typeMap[SAMPLER_CUBE] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_CUBE_MAP };
  typeMap[SAMPLER_3D] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_3D };
  typeMap[SAMPLER_2D_SHADOW] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_2D$1 };
  typeMap[SAMPLER_2D_ARRAY] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_2D_ARRAY };
  typeMap[SAMPLER_2D_ARRAY_SHADOW] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_2D_ARRAY };
  typeMap[SAMPLER_CUBE_SHADOW] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_CUBE_MAP };
  typeMap[INT_SAMPLER_2D] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_2D$1 };
  typeMap[INT_SAMPLER_3D] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_3D };
  typeMap[INT_SAMPLER_CUBE] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_CUBE_MAP };
  typeMap[INT_SAMPLER_2D_ARRAY] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_2D_ARRAY };
  typeMap[UNSIGNED_INT_SAMPLER_2D] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_2D$1 };
  typeMap[UNSIGNED_INT_SAMPLER_3D] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_3D };
  typeMap[UNSIGNED_INT_SAMPLER_CUBE] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_CUBE_MAP };
  typeMap[UNSIGNED_INT_SAMPLER_2D_ARRAY] = { Type: null, size: 0, setter: samplerSetter, arraySetter: samplerArraySetter, bindPoint: TEXTURE_2D_ARRAY };
  function floatAttribSetter(gl, index) {
    return function(b) {
      if (b.value) {
        gl.disableVertexAttribArray(index);
        switch (b.value.length) {
          case 4:
            gl.vertexAttrib4fv(index, b.value);
            break;
          case 3:
            gl.vertexAttrib3fv(index, b.value);
            break;
          case 2:
            gl.vertexAttrib2fv(index, b.value);
            break;
          case 1:
            gl.vertexAttrib1fv(index, b.value);
            break;
          default:
            throw new Error("the length of a float constant value must be between 1 and 4!");
        }
      } else {
        gl.bindBuffer(ARRAY_BUFFER, b.buffer);
        gl.enableVertexAttribArray(index);
        gl.vertexAttribPointer(
          index,
          b.numComponents || b.size,
          b.type || FLOAT,
          b.normalize || false,
          b.stride || 0,
          b.offset || 0
        );
        if (gl.vertexAttribDivisor) {
          gl.vertexAttribDivisor(index, b.divisor || 0);
        }
      }
    };
  }
  function intAttribSetter(gl, index) {
    return function(b) {
      if (b.value) {
        gl.disableVertexAttribArray(index);
        if (b.value.length === 4) {
          gl.vertexAttrib4iv(index, b.value);
        } else {
          throw new Error("The length of an integer constant value must be 4!");
        }
      } else {
        gl.bindBuffer(ARRAY_BUFFER, b.buffer);
        gl.enableVertexAttribArray(index);
        gl.vertexAttribIPointer(
          index,
          b.numComponents || b.size,
          b.type || INT,
          b.stride || 0,
          b.offset || 0
        );
        if (gl.vertexAttribDivisor) {
          gl.vertexAttribDivisor(index, b.divisor || 0);
        }
      }
    };
  }
  function uintAttribSetter(gl, index) {
    return function(b) {
      if (b.value) {
        gl.disableVertexAttribArray(index);
        if (b.value.length === 4) {
          gl.vertexAttrib4uiv(index, b.value);
        } else {
          throw new Error("The length of an unsigned integer constant value must be 4!");
        }
      } else {
        gl.bindBuffer(ARRAY_BUFFER, b.buffer);
        gl.enableVertexAttribArray(index);
        gl.vertexAttribIPointer(
          index,
          b.numComponents || b.size,
          b.type || UNSIGNED_INT,
          b.stride || 0,
          b.offset || 0
        );
        if (gl.vertexAttribDivisor) {
          gl.vertexAttribDivisor(index, b.divisor || 0);
        }
      }
    };
  }
  function matAttribSetter(gl, index, typeInfo) {
    const defaultSize = typeInfo.size;
    const count = typeInfo.count;
    return function(b) {
      gl.bindBuffer(ARRAY_BUFFER, b.buffer);
      const numComponents = b.size || b.numComponents || defaultSize;
      const size = numComponents / count;
      const type = b.type || FLOAT;
      const typeInfo2 = typeMap[type];
      const stride2 = typeInfo2.size * numComponents;
      const normalize = b.normalize || false;
      const offset = b.offset || 0;
      const rowOffset = stride2 / count;
      for (let i = 0; i < count; ++i) {
        gl.enableVertexAttribArray(index + i);
        gl.vertexAttribPointer(
          index + i,
          size,
          type,
          normalize,
          stride2,
          offset + rowOffset * i
        );
        if (gl.vertexAttribDivisor) {
          gl.vertexAttribDivisor(index + i, b.divisor || 0);
        }
      }
    };
  }
  var attrTypeMap = {};
  attrTypeMap[FLOAT] = { size: 4, setter: floatAttribSetter };
  attrTypeMap[FLOAT_VEC2] = { size: 8, setter: floatAttribSetter };
  attrTypeMap[FLOAT_VEC3] = { size: 12, setter: floatAttribSetter };
  attrTypeMap[FLOAT_VEC4] = { size: 16, setter: floatAttribSetter };
  attrTypeMap[INT] = { size: 4, setter: intAttribSetter };
  attrTypeMap[INT_VEC2] = { size: 8, setter: intAttribSetter };
  attrTypeMap[INT_VEC3] = { size: 12, setter: intAttribSetter };
  attrTypeMap[INT_VEC4] = { size: 16, setter: intAttribSetter };
  attrTypeMap[UNSIGNED_INT] = { size: 4, setter: uintAttribSetter };
  attrTypeMap[UNSIGNED_INT_VEC2] = { size: 8, setter: uintAttribSetter };
  attrTypeMap[UNSIGNED_INT_VEC3] = { size: 12, setter: uintAttribSetter };
  attrTypeMap[UNSIGNED_INT_VEC4] = { size: 16, setter: uintAttribSetter };
  attrTypeMap[BOOL] = { size: 4, setter: intAttribSetter };
  attrTypeMap[BOOL_VEC2] = { size: 8, setter: intAttribSetter };
  attrTypeMap[BOOL_VEC3] = { size: 12, setter: intAttribSetter };
  attrTypeMap[BOOL_VEC4] = { size: 16, setter: intAttribSetter };
  attrTypeMap[FLOAT_MAT2] = { size: 4, setter: matAttribSetter, count: 2 };
  attrTypeMap[FLOAT_MAT3] = { size: 9, setter: matAttribSetter, count: 3 };
  attrTypeMap[FLOAT_MAT4] = { size: 16, setter: matAttribSetter, count: 4 };
  var errorRE = /ERROR:\s*\d+:(\d+)/gi;
  function addLineNumbersWithError(src, log = "", lineOffset = 0) {
    const matches = [...log.matchAll(errorRE)];
    const lineNoToErrorMap = new Map(matches.map((m, ndx) => {
      const lineNo = parseInt(m[1]);
      const next = matches[ndx + 1];
      const end2 = next ? next.index : log.length;
      const msg = log.substring(m.index, end2);
      return [lineNo - 1, msg];
    }));
    return src.split("\n").map((line3, lineNo) => {
      const err = lineNoToErrorMap.get(lineNo);
      return `${lineNo + 1 + lineOffset}: ${line3}${err ? `

^^^ ${err}` : ""}`;
    }).join("\n");
  }
  var spaceRE = /^[ \t]*\n/;
  function prepShaderSource(shaderSource) {
    let lineOffset = 0;
    if (spaceRE.test(shaderSource)) {
      lineOffset = 1;
      shaderSource = shaderSource.replace(spaceRE, "");
    }
    return { lineOffset, shaderSource };
  }
  function reportError(progOptions, msg) {
    progOptions.errorCallback(msg);
    if (progOptions.callback) {
      setTimeout(() => {
        progOptions.callback(`${msg}
${progOptions.errors.join("\n")}`);
      });
    }
    return null;
  }
  function checkShaderStatus(gl, shaderType, shader, errFn) {
    errFn = errFn || error;
    const compiled = gl.getShaderParameter(shader, COMPILE_STATUS);
    if (!compiled) {
      const lastError = gl.getShaderInfoLog(shader);
      const { lineOffset, shaderSource } = prepShaderSource(gl.getShaderSource(shader));
      const error2 = `${addLineNumbersWithError(shaderSource, lastError, lineOffset)}
Error compiling ${glEnumToString(gl, shaderType)}: ${lastError}`;
      errFn(error2);
      return error2;
    }
    return "";
  }
  function getProgramOptions(opt_attribs, opt_locations, opt_errorCallback) {
    let transformFeedbackVaryings;
    let transformFeedbackMode;
    let callback;
    if (typeof opt_locations === "function") {
      opt_errorCallback = opt_locations;
      opt_locations = void 0;
    }
    if (typeof opt_attribs === "function") {
      opt_errorCallback = opt_attribs;
      opt_attribs = void 0;
    } else if (opt_attribs && !Array.isArray(opt_attribs)) {
      const opt = opt_attribs;
      opt_errorCallback = opt.errorCallback;
      opt_attribs = opt.attribLocations;
      transformFeedbackVaryings = opt.transformFeedbackVaryings;
      transformFeedbackMode = opt.transformFeedbackMode;
      callback = opt.callback;
    }
    const errorCallback = opt_errorCallback || error;
    const errors = [];
    const options = {
      errorCallback(msg, ...args) {
        errors.push(msg);
        errorCallback(msg, ...args);
      },
      transformFeedbackVaryings,
      transformFeedbackMode,
      callback,
      errors
    };
    {
      let attribLocations = {};
      if (Array.isArray(opt_attribs)) {
        opt_attribs.forEach(function(attrib, ndx) {
          attribLocations[attrib] = opt_locations ? opt_locations[ndx] : ndx;
        });
      } else {
        attribLocations = opt_attribs || {};
      }
      options.attribLocations = attribLocations;
    }
    return options;
  }
  var defaultShaderType = [
    "VERTEX_SHADER",
    "FRAGMENT_SHADER"
  ];
  function getShaderTypeFromScriptType(gl, scriptType) {
    if (scriptType.indexOf("frag") >= 0) {
      return FRAGMENT_SHADER;
    } else if (scriptType.indexOf("vert") >= 0) {
      return VERTEX_SHADER;
    }
    return void 0;
  }
  function deleteProgramAndShaders(gl, program, notThese) {
    const shaders = gl.getAttachedShaders(program);
    for (const shader of shaders) {
      if (!notThese.has(shader)) {
        gl.deleteShader(shader);
      }
    }
    gl.deleteProgram(program);
  }
  var wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
  function createProgramNoCheck(gl, shaders, programOptions) {
    const program = gl.createProgram();
    const {
      attribLocations,
      transformFeedbackVaryings,
      transformFeedbackMode
    } = getProgramOptions(programOptions);
    for (let ndx = 0; ndx < shaders.length; ++ndx) {
      let shader = shaders[ndx];
      if (typeof shader === "string") {
        const elem = getElementById(shader);
        const src = elem ? elem.text : shader;
        let type = gl[defaultShaderType[ndx]];
        if (elem && elem.type) {
          type = getShaderTypeFromScriptType(gl, elem.type) || type;
        }
        shader = gl.createShader(type);
        gl.shaderSource(shader, prepShaderSource(src).shaderSource);
        gl.compileShader(shader);
      }
      gl.attachShader(program, shader);
    }
    Object.entries(attribLocations).forEach(([attrib, loc]) => gl.bindAttribLocation(program, loc, attrib));
    {
      let varyings = transformFeedbackVaryings;
      if (varyings) {
        if (varyings.attribs) {
          varyings = varyings.attribs;
        }
        if (!Array.isArray(varyings)) {
          varyings = Object.keys(varyings);
        }
        gl.transformFeedbackVaryings(program, varyings, transformFeedbackMode || SEPARATE_ATTRIBS);
      }
    }
    gl.linkProgram(program);
    return program;
  }
  function createProgram(gl, shaders, opt_attribs, opt_locations, opt_errorCallback) {
    const progOptions = getProgramOptions(opt_attribs, opt_locations, opt_errorCallback);
    const shaderSet = new Set(shaders);
    const program = createProgramNoCheck(gl, shaders, progOptions);
    function hasErrors(gl2, program2) {
      const errors = getProgramErrors(gl2, program2, progOptions.errorCallback);
      if (errors) {
        deleteProgramAndShaders(gl2, program2, shaderSet);
      }
      return errors;
    }
    if (progOptions.callback) {
      waitForProgramLinkCompletionAsync(gl, program).then(() => {
        const errors = hasErrors(gl, program);
        progOptions.callback(errors, errors ? void 0 : program);
      });
      return void 0;
    }
    return hasErrors(gl, program) ? void 0 : program;
  }
  function wrapCallbackFnToAsyncFn(fn) {
    return function(gl, arg1, ...args) {
      return new Promise((resolve, reject) => {
        const programOptions = getProgramOptions(...args);
        programOptions.callback = (err, program) => {
          if (err) {
            reject(err);
          } else {
            resolve(program);
          }
        };
        fn(gl, arg1, programOptions);
      });
    };
  }
  var createProgramAsync = wrapCallbackFnToAsyncFn(createProgram);
  var createProgramInfoAsync = wrapCallbackFnToAsyncFn(createProgramInfo);
  async function waitForProgramLinkCompletionAsync(gl, program) {
    const ext = gl.getExtension("KHR_parallel_shader_compile");
    const checkFn = ext ? (gl2, program2) => gl2.getProgramParameter(program2, ext.COMPLETION_STATUS_KHR) : () => true;
    let waitTime = 0;
    do {
      await wait(waitTime);
      waitTime = 1e3 / 60;
    } while (!checkFn(gl, program));
  }
  async function waitForAllProgramsLinkCompletionAsync(gl, programs) {
    for (const program of Object.values(programs)) {
      await waitForProgramLinkCompletionAsync(gl, program);
    }
  }
  function getProgramErrors(gl, program, errFn) {
    errFn = errFn || error;
    const linked = gl.getProgramParameter(program, LINK_STATUS);
    if (!linked) {
      const lastError = gl.getProgramInfoLog(program);
      errFn(`Error in program linking: ${lastError}`);
      const shaders = gl.getAttachedShaders(program);
      const errors = shaders.map((shader) => checkShaderStatus(gl, gl.getShaderParameter(shader, gl.SHADER_TYPE), shader, errFn));
      return `${lastError}
${errors.filter((_) => _).join("\n")}`;
    }
    return void 0;
  }
  function createProgramFromSources(gl, shaderSources, opt_attribs, opt_locations, opt_errorCallback) {
    return createProgram(gl, shaderSources, opt_attribs, opt_locations, opt_errorCallback);
  }
  function isBuiltIn(info) {
    const name = info.name;
    return name.startsWith("gl_") || name.startsWith("webgl_");
  }
  var tokenRE = /(\.|\[|]|\w+)/g;
  var isDigit = (s) => s >= "0" && s <= "9";
  function addSetterToUniformTree(fullPath, setter, node, uniformSetters) {
    const tokens2 = fullPath.split(tokenRE).filter((s) => s !== "");
    let tokenNdx = 0;
    let path = "";
    for (; ; ) {
      const token = tokens2[tokenNdx++];
      path += token;
      const isArrayIndex = isDigit(token[0]);
      const accessor = isArrayIndex ? parseInt(token) : token;
      if (isArrayIndex) {
        path += tokens2[tokenNdx++];
      }
      const isLastToken = tokenNdx === tokens2.length;
      if (isLastToken) {
        node[accessor] = setter;
        break;
      } else {
        const token2 = tokens2[tokenNdx++];
        const isArray = token2 === "[";
        const child = node[accessor] || (isArray ? [] : {});
        node[accessor] = child;
        node = child;
        uniformSetters[path] = uniformSetters[path] || /* @__PURE__ */ (function(node2) {
          return function(value) {
            setUniformTree(node2, value);
          };
        })(child);
        path += token2;
      }
    }
  }
  function createUniformSetters(gl, program) {
    let textureUnit = 0;
    function createUniformSetter(program2, uniformInfo, location2) {
      const isArray = uniformInfo.name.endsWith("[0]");
      const type = uniformInfo.type;
      const typeInfo = typeMap[type];
      if (!typeInfo) {
        throw new Error(`unknown type: 0x${type.toString(16)}`);
      }
      let setter;
      if (typeInfo.bindPoint) {
        const unit2 = textureUnit;
        textureUnit += uniformInfo.size;
        if (isArray) {
          setter = typeInfo.arraySetter(gl, type, unit2, location2, uniformInfo.size);
        } else {
          setter = typeInfo.setter(gl, type, unit2, location2, uniformInfo.size);
        }
      } else {
        if (typeInfo.arraySetter && isArray) {
          setter = typeInfo.arraySetter(gl, location2);
        } else {
          setter = typeInfo.setter(gl, location2);
        }
      }
      setter.location = location2;
      return setter;
    }
    const uniformSetters = {};
    const uniformTree = {};
    const numUniforms = gl.getProgramParameter(program, ACTIVE_UNIFORMS);
    for (let ii = 0; ii < numUniforms; ++ii) {
      const uniformInfo = gl.getActiveUniform(program, ii);
      if (isBuiltIn(uniformInfo)) {
        continue;
      }
      let name = uniformInfo.name;
      if (name.endsWith("[0]")) {
        name = name.substr(0, name.length - 3);
      }
      const location2 = gl.getUniformLocation(program, uniformInfo.name);
      if (location2) {
        const setter = createUniformSetter(program, uniformInfo, location2);
        uniformSetters[name] = setter;
        addSetterToUniformTree(name, setter, uniformTree, uniformSetters);
      }
    }
    return uniformSetters;
  }
  function createTransformFeedbackInfo(gl, program) {
    const info = {};
    const numVaryings = gl.getProgramParameter(program, TRANSFORM_FEEDBACK_VARYINGS);
    for (let ii = 0; ii < numVaryings; ++ii) {
      const varying = gl.getTransformFeedbackVarying(program, ii);
      info[varying.name] = {
        index: ii,
        type: varying.type,
        size: varying.size
      };
    }
    return info;
  }
  function createUniformBlockSpecFromProgram(gl, program) {
    const numUniforms = gl.getProgramParameter(program, ACTIVE_UNIFORMS);
    const uniformData = [];
    const uniformIndices = [];
    for (let ii = 0; ii < numUniforms; ++ii) {
      uniformIndices.push(ii);
      uniformData.push({});
      const uniformInfo = gl.getActiveUniform(program, ii);
      uniformData[ii].name = uniformInfo.name;
    }
    [
      ["UNIFORM_TYPE", "type"],
      ["UNIFORM_SIZE", "size"],
      // num elements
      ["UNIFORM_BLOCK_INDEX", "blockNdx"],
      ["UNIFORM_OFFSET", "offset"]
    ].forEach(function(pair) {
      const pname = pair[0];
      const key = pair[1];
      gl.getActiveUniforms(program, uniformIndices, gl[pname]).forEach(function(value, ndx) {
        uniformData[ndx][key] = value;
      });
    });
    const blockSpecs = {};
    const numUniformBlocks = gl.getProgramParameter(program, ACTIVE_UNIFORM_BLOCKS);
    for (let ii = 0; ii < numUniformBlocks; ++ii) {
      const name = gl.getActiveUniformBlockName(program, ii);
      const blockSpec = {
        index: gl.getUniformBlockIndex(program, name),
        usedByVertexShader: gl.getActiveUniformBlockParameter(program, ii, UNIFORM_BLOCK_REFERENCED_BY_VERTEX_SHADER),
        usedByFragmentShader: gl.getActiveUniformBlockParameter(program, ii, UNIFORM_BLOCK_REFERENCED_BY_FRAGMENT_SHADER),
        size: gl.getActiveUniformBlockParameter(program, ii, UNIFORM_BLOCK_DATA_SIZE),
        uniformIndices: gl.getActiveUniformBlockParameter(program, ii, UNIFORM_BLOCK_ACTIVE_UNIFORM_INDICES)
      };
      blockSpec.used = blockSpec.usedByVertexShader || blockSpec.usedByFragmentShader;
      blockSpecs[name] = blockSpec;
    }
    return {
      blockSpecs,
      uniformData
    };
  }
  function setUniformTree(tree, values) {
    for (const name in values) {
      const prop = tree[name];
      if (typeof prop === "function") {
        prop(values[name]);
      } else {
        setUniformTree(tree[name], values[name]);
      }
    }
  }
  function setUniforms(setters, ...args) {
    const actualSetters = setters.uniformSetters || setters;
    const numArgs = args.length;
    for (let aNdx = 0; aNdx < numArgs; ++aNdx) {
      const values = args[aNdx];
      if (Array.isArray(values)) {
        const numValues = values.length;
        for (let ii = 0; ii < numValues; ++ii) {
          setUniforms(actualSetters, values[ii]);
        }
      } else {
        for (const name in values) {
          const setter = actualSetters[name];
          if (setter) {
            setter(values[name]);
          }
        }
      }
    }
  }
  function createAttributeSetters(gl, program) {
    const attribSetters = {};
    const numAttribs = gl.getProgramParameter(program, ACTIVE_ATTRIBUTES);
    for (let ii = 0; ii < numAttribs; ++ii) {
      const attribInfo = gl.getActiveAttrib(program, ii);
      if (isBuiltIn(attribInfo)) {
        continue;
      }
      const index = gl.getAttribLocation(program, attribInfo.name);
      const typeInfo = attrTypeMap[attribInfo.type];
      const setter = typeInfo.setter(gl, index, typeInfo);
      setter.location = index;
      attribSetters[attribInfo.name] = setter;
    }
    return attribSetters;
  }
  function setAttributes(setters, buffers) {
    for (const name in buffers) {
      const setter = setters[name];
      if (setter) {
        setter(buffers[name]);
      }
    }
  }
  function setBuffersAndAttributes(gl, programInfo, buffers) {
    if (buffers.vertexArrayObject) {
      gl.bindVertexArray(buffers.vertexArrayObject);
    } else {
      setAttributes(programInfo.attribSetters || programInfo, buffers.attribs);
      if (buffers.indices) {
        gl.bindBuffer(ELEMENT_ARRAY_BUFFER$1, buffers.indices);
      }
    }
  }
  function createProgramInfoFromProgram(gl, program) {
    const uniformSetters = createUniformSetters(gl, program);
    const attribSetters = createAttributeSetters(gl, program);
    const programInfo = {
      program,
      uniformSetters,
      attribSetters,
      uniformLocations: Object.fromEntries(Object.entries(uniformSetters).map(([k, v]) => [k, v.location])),
      attribLocations: Object.fromEntries(Object.entries(attribSetters).map(([k, v]) => [k, v.location]))
    };
    if (isWebGL2(gl)) {
      programInfo.uniformBlockSpec = createUniformBlockSpecFromProgram(gl, program);
      programInfo.transformFeedbackInfo = createTransformFeedbackInfo(gl, program);
    }
    return programInfo;
  }
  var notIdRE = /\s|{|}|;/;
  function createProgramInfo(gl, shaderSources, opt_attribs, opt_locations, opt_errorCallback) {
    const progOptions = getProgramOptions(opt_attribs, opt_locations, opt_errorCallback);
    const errors = [];
    shaderSources = shaderSources.map(function(source) {
      if (!notIdRE.test(source)) {
        const script = getElementById(source);
        if (!script) {
          const err = `no element with id: ${source}`;
          progOptions.errorCallback(err);
          errors.push(err);
        } else {
          source = script.text;
        }
      }
      return source;
    });
    if (errors.length) {
      return reportError(progOptions, "");
    }
    const origCallback = progOptions.callback;
    if (origCallback) {
      progOptions.callback = (err, program2) => {
        origCallback(err, err ? void 0 : createProgramInfoFromProgram(gl, program2));
      };
    }
    const program = createProgramFromSources(gl, shaderSources, progOptions);
    if (!program) {
      return null;
    }
    return createProgramInfoFromProgram(gl, program);
  }
  function checkAllPrograms(gl, programs, programSpecs, noDeleteShadersSet, programOptions) {
    for (const [name, program] of Object.entries(programs)) {
      const options = { ...programOptions };
      const spec = programSpecs[name];
      if (!Array.isArray(spec)) {
        Object.assign(options, spec);
      }
      const errors = getProgramErrors(gl, program, options.errorCallback);
      if (errors) {
        for (const program2 of Object.values(programs)) {
          const shaders = gl.getAttachedShaders(program2);
          gl.deleteProgram(program2);
          for (const shader of shaders) {
            if (!noDeleteShadersSet.has(shader)) {
              gl.deleteShader(shader);
            }
          }
        }
        return errors;
      }
    }
    return void 0;
  }
  function createPrograms(gl, programSpecs, programOptions = {}) {
    const noDeleteShadersSet = /* @__PURE__ */ new Set();
    const programs = Object.fromEntries(Object.entries(programSpecs).map(([name, spec]) => {
      const options = { ...programOptions };
      const shaders = Array.isArray(spec) ? spec : spec.shaders;
      if (!Array.isArray(spec)) {
        Object.assign(options, spec);
      }
      shaders.forEach(noDeleteShadersSet.add, noDeleteShadersSet);
      return [name, createProgramNoCheck(gl, shaders, options)];
    }));
    if (programOptions.callback) {
      waitForAllProgramsLinkCompletionAsync(gl, programs).then(() => {
        const errors2 = checkAllPrograms(gl, programs, programSpecs, noDeleteShadersSet, programOptions);
        programOptions.callback(errors2, errors2 ? void 0 : programs);
      });
      return void 0;
    }
    const errors = checkAllPrograms(gl, programs, programSpecs, noDeleteShadersSet, programOptions);
    return errors ? void 0 : programs;
  }
  function createProgramInfos(gl, programSpecs, programOptions) {
    programOptions = getProgramOptions(programOptions);
    function createProgramInfosForPrograms(gl2, programs2) {
      return Object.fromEntries(Object.entries(programs2).map(
        ([name, program]) => [name, createProgramInfoFromProgram(gl2, program)]
      ));
    }
    const origCallback = programOptions.callback;
    if (origCallback) {
      programOptions.callback = (err, programs2) => {
        origCallback(err, err ? void 0 : createProgramInfosForPrograms(gl, programs2));
      };
    }
    const programs = createPrograms(gl, programSpecs, programOptions);
    if (origCallback || !programs) {
      return void 0;
    }
    return createProgramInfosForPrograms(gl, programs);
  }
  var createProgramsAsync = wrapCallbackFnToAsyncFn(createPrograms);
  var createProgramInfosAsync = wrapCallbackFnToAsyncFn(createProgramInfos);
  var TRIANGLES = 4;
  var UNSIGNED_SHORT = 5123;
  function drawBufferInfo(gl, bufferInfo, type, count, offset, instanceCount) {
    type = type === void 0 ? TRIANGLES : type;
    const indices = bufferInfo.indices;
    const elementType = bufferInfo.elementType;
    const numElements = count === void 0 ? bufferInfo.numElements : count;
    offset = offset === void 0 ? 0 : offset;
    if (elementType || indices) {
      if (instanceCount !== void 0) {
        gl.drawElementsInstanced(type, numElements, elementType === void 0 ? UNSIGNED_SHORT : bufferInfo.elementType, offset, instanceCount);
      } else {
        gl.drawElements(type, numElements, elementType === void 0 ? UNSIGNED_SHORT : bufferInfo.elementType, offset);
      }
    } else {
      if (instanceCount !== void 0) {
        gl.drawArraysInstanced(type, offset, numElements, instanceCount);
      } else {
        gl.drawArrays(type, offset, numElements);
      }
    }
  }
  var DEPTH_COMPONENT = 6402;
  var DEPTH_COMPONENT24 = 33190;
  var DEPTH_COMPONENT32F = 36012;
  var DEPTH24_STENCIL8 = 35056;
  var DEPTH32F_STENCIL8 = 36013;
  var RGBA4 = 32854;
  var RGB5_A1 = 32855;
  var RGB565 = 36194;
  var DEPTH_COMPONENT16 = 33189;
  var STENCIL_INDEX = 6401;
  var STENCIL_INDEX8 = 36168;
  var DEPTH_STENCIL = 34041;
  var DEPTH_ATTACHMENT = 36096;
  var STENCIL_ATTACHMENT = 36128;
  var DEPTH_STENCIL_ATTACHMENT = 33306;
  var attachmentsByFormat = {};
  attachmentsByFormat[DEPTH_STENCIL] = DEPTH_STENCIL_ATTACHMENT;
  attachmentsByFormat[STENCIL_INDEX] = STENCIL_ATTACHMENT;
  attachmentsByFormat[STENCIL_INDEX8] = STENCIL_ATTACHMENT;
  attachmentsByFormat[DEPTH_COMPONENT] = DEPTH_ATTACHMENT;
  attachmentsByFormat[DEPTH_COMPONENT16] = DEPTH_ATTACHMENT;
  attachmentsByFormat[DEPTH_COMPONENT24] = DEPTH_ATTACHMENT;
  attachmentsByFormat[DEPTH_COMPONENT32F] = DEPTH_ATTACHMENT;
  attachmentsByFormat[DEPTH24_STENCIL8] = DEPTH_STENCIL_ATTACHMENT;
  attachmentsByFormat[DEPTH32F_STENCIL8] = DEPTH_STENCIL_ATTACHMENT;
  var renderbufferFormats = {};
  renderbufferFormats[RGBA4] = true;
  renderbufferFormats[RGB5_A1] = true;
  renderbufferFormats[RGB565] = true;
  renderbufferFormats[DEPTH_STENCIL] = true;
  renderbufferFormats[DEPTH_COMPONENT16] = true;
  renderbufferFormats[STENCIL_INDEX] = true;
  renderbufferFormats[STENCIL_INDEX8] = true;

  // src/map/points.ts
  var vertexShader = `
precision highp float;
attribute vec2 from;
attribute vec2 to;
attribute vec4 paint;  // red, green, blue, and the word's weight
uniform vec2 centre;
uniform vec2 zoom;
uniform float progress;
uniform float least;
uniform float more;
varying vec3 colour;
varying float radius;

void main() {
    vec2 place = from * (1.0 - progress) + to * progress;
    gl_Position = vec4((place - centre) * zoom, 0.0, 1.0);
    gl_PointSize = least + more * paint.a * paint.a;
    radius = 0.5 * gl_PointSize;
    colour = paint.rgb;
}`;
  var fragmentShader = `
precision mediump float;
uniform float strength;
varying vec3 colour;
varying float radius;

void main() {
    float rim = radius * (1.0 - 2.0 * length(gl_PointCoord - 0.5));
    float cover = strength * clamp(rim + 0.5, 0.0, 1.0);
    gl_FragColor = vec4(colour * cover, cover);
}`;
  function diameters(rows, scale) {
    const room = Math.min(2.2, Math.max(1, (1e5 / Math.max(rows, 1)) ** 0.25));
    const near = Math.min(64, Math.max(1, scale)) ** 0.3;
    return { least: 1.8 * room * near, more: 4.5 * room * near };
  }
  function weightOf(row, rows) {
    return 1 - Math.log1p(row) / Math.log1p(Math.max(rows, 1));
  }
  var Points = class {
    /** `restored` is called when the card was lost and is back, and what it held has been drawn anew. */
    constructor(gl, restored) {
      this.gl = gl;
      const { canvas: canvas2 } = gl;
      const names = gl.getExtension("WEBGL_debug_renderer_info");
      this.renderer = String(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
      canvas2.addEventListener("webglcontextlost", (event) => {
        event.preventDefault();
        this.program = this.buffers = null;
      });
      canvas2.addEventListener("webglcontextrestored", () => {
        this.build();
        restored();
      });
      this.build();
    }
    gl;
    renderer;
    program = null;
    buffers = null;
    arrays = { from: new Float32Array(0), to: new Float32Array(0), paint: new Uint8Array(0) };
    /** The last vertex is drawn over the others: rows go in backwards, so that frequent words are on top. */
    setPlaces({ from, to }) {
      this.arrays.from = backwards(from);
      this.arrays.to = backwards(to);
      this.upload();
    }
    setColours(rgb) {
      const rows = rgb.length / 3;
      const paint2 = new Uint8Array(4 * rows);
      for (let row = 0; row < rows; row++) {
        const at = 4 * (rows - 1 - row);
        paint2[at] = rgb[3 * row];
        paint2[at + 1] = rgb[3 * row + 1];
        paint2[at + 2] = rgb[3 * row + 2];
        paint2[at + 3] = 255 * weightOf(row, rows);
      }
      this.arrays.paint = paint2;
      this.upload();
    }
    draw({ camera, progress, ratio, strength: strength2, ground: ground2, most: most3 }) {
      const { gl, program, buffers } = this;
      if (program === null) return;
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
      const [red, green, blue] = channels(ground2);
      gl.clearColor(red / 255, green / 255, blue / 255, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      if (buffers === null) return;
      const { width: width2, height } = camera.size;
      const { x, y, scale } = camera.view;
      const rows = this.arrays.to.length / 2;
      const { least, more } = diameters(rows, scale);
      gl.useProgram(program.program);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      setBuffersAndAttributes(gl, program, buffers);
      setUniforms(program, {
        centre: [x, y],
        zoom: [2 * camera.pixels / width2, 2 * camera.pixels / height],
        progress,
        least: least * ratio,
        more: more * ratio,
        strength: strength2
      });
      const drawn = Math.min(rows, most3);
      drawBufferInfo(gl, buffers, gl.POINTS, drawn, rows - drawn);
    }
    build() {
      this.program = createProgramInfo(this.gl, [vertexShader, fragmentShader]);
      this.upload();
    }
    /** Gives the arrays to the card once all three tell of the same words. */
    upload() {
      const { from, to, paint: paint2 } = this.arrays;
      if (this.program === null || to.length === 0 || 2 * to.length !== paint2.length) return;
      if (this.buffers !== null) for (const { buffer } of Object.values(this.buffers.attribs ?? {})) this.gl.deleteBuffer(buffer);
      this.buffers = createBufferInfoFromArrays(this.gl, {
        from: { numComponents: 2, data: from },
        to: { numComponents: 2, data: to },
        paint: { numComponents: 4, data: paint2, normalize: true }
      });
    }
  };
  function backwards(xy) {
    const rows = xy.length / 2;
    const turned = new Float32Array(xy.length);
    for (let row = 0; row < rows; row++) {
      turned[2 * (rows - 1 - row)] = xy[2 * row];
      turned[2 * (rows - 1 - row) + 1] = xy[2 * row + 1];
    }
    return turned;
  }

  // src/map/raster.ts
  var Raster = class {
    constructor(context) {
      this.context = context;
    }
    context;
    renderer = "this machine's processor, as the browser shows no WebGL";
    places = null;
    rgb = new Uint8Array(0);
    setPlaces(places) {
      this.places = places;
    }
    setColours(rgb) {
      this.rgb = rgb;
    }
    draw({ camera, progress, ratio, strength: strength2, ground: ground2, most: most3 }) {
      const { width: width2, height } = this.context.canvas;
      const image = new ImageData(width2, height);
      const pixels = new Uint32Array(image.data.buffer);
      const behind = channels(ground2);
      pixels.fill(packed(behind, 0, behind, 1));
      const rows = Math.min((this.places?.to.length ?? 0) / 2, this.rgb.length / 3);
      const { least, more } = diameters(rows, camera.view.scale);
      for (let row = Math.min(rows, most3) - 1; row >= 0; row--) {
        const x = ratio * camera.screenX(this.places.x(row, progress));
        const y = ratio * camera.screenY(this.places.y(row, progress));
        if (x < 0 || x > width2 || y < 0 || y > height) continue;
        const size = Math.max(1, Math.round(ratio * (least + more * weightOf(row, rows) ** 2)));
        square(pixels, width2, height, x - size / 2, y - size / 2, size, packed(this.rgb, 3 * row, behind, strength2));
      }
      this.context.putImageData(image, 0, 0);
    }
  };
  function packed(rgb, at, behind, strength2) {
    const mixed = (i) => Math.round(strength2 * rgb[at + i] + (1 - strength2) * behind[i]);
    return (255 << 24 | mixed(2) << 16 | mixed(1) << 8 | mixed(0)) >>> 0;
  }
  function square(pixels, width2, height, x, y, size, colour) {
    const left = Math.max(0, Math.round(x));
    const right = Math.min(width2, Math.round(x) + size);
    for (let line3 = Math.max(0, Math.round(y)); line3 < Math.min(height, Math.round(y) + size); line3++) {
      if (left < right) pixels.fill(colour, line3 * width2 + left, line3 * width2 + right);
    }
  }

  // src/map/effort.ts
  var slow = 28;
  var aim = 18;
  var fewest = 12e3;
  var courage = 1.3;
  var Effort = class {
    limit = Infinity;
    slowFrames = 0;
    strained = false;
    /** How many of the most frequent words to draw now; `scale` says how many of them lie outside the window. */
    most(rows, scale, moving) {
      const inside = Math.min(1, 6 / scale ** 1.5);
      return moving ? Math.min(rows, Math.ceil(this.limit / inside)) : rows;
    }
    /** A frame of a movement took so long; a single slow one says nothing. */
    note(elapsed, rows) {
      this.slowFrames = elapsed > slow ? this.slowFrames + 1 : 0;
      if (this.slowFrames < 2) return;
      const share = Math.min(0.8, Math.max(0.3, aim / elapsed));
      this.limit = Math.max(fewest, share * Math.min(rows, this.limit));
      this.slowFrames = 0;
      this.strained = true;
    }
    /** The map has come to rest. */
    rest() {
      if (!this.strained) this.limit *= courage;
      this.strained = false;
      this.slowFrames = 0;
    }
  };

  // src/map/marks.ts
  var haloWidth = 3;
  var dashes = [6, 5];
  function paintMarks(context, marks) {
    context.lineJoin = "round";
    context.textBaseline = "middle";
    for (const mark of marks) {
      if (mark.kind === "text") paintText(context, mark);
      else if (mark.kind === "stroke") paintStroke(context, mark);
      else if (mark.kind === "ring") paintRing(context, mark);
      else paintArea(context, mark);
    }
  }
  function paintText(context, { text, x, y, size, bold, anchor, colour, halo }) {
    context.font = `${bold ? "600 " : ""}${size}px ${family}`;
    context.textAlign = anchor === "middle" ? "center" : anchor;
    context.strokeStyle = halo;
    context.lineWidth = haloWidth;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
  function paintStroke(context, { from, bend, to, colour, width: width2, dashed }) {
    context.strokeStyle = colour;
    context.lineWidth = width2;
    context.setLineDash(dashed ? dashes : []);
    context.beginPath();
    context.moveTo(from.x, from.y);
    if (bend === null) context.lineTo(to.x, to.y);
    else context.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
    context.stroke();
    context.setLineDash([]);
  }
  function paintRing(context, { x, y, radius, width: width2, colour }) {
    context.strokeStyle = colour;
    context.lineWidth = width2;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
  function paintArea(context, { points, colour }) {
    context.fillStyle = colour;
    context.beginPath();
    for (const { x, y } of points) context.lineTo(x, y);
    context.closePath();
    context.fill();
  }

  // src/map/svg.ts
  var mostDots = 2e4;
  function svg({ width: width2, height, ground: ground2, dots: dots2, strength: strength2, marks }) {
    const size = `width="${round(width2)}" height="${round(height)}" viewBox="0 0 ${round(width2)} ${round(height)}"`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${family}">`,
      `<rect width="100%" height="100%" fill="${ground2}"/>`,
      `<g fill="none" stroke-linecap="round" stroke-opacity="${strength2}">`,
      ...dotPaths(dots2),
      "</g>",
      ...marks.map(markElement),
      "</svg>",
      ""
    ].join("\n");
  }
  function dotPaths(dots2) {
    const groups = /* @__PURE__ */ new Map();
    for (const { x, y, diameter, colour } of dots2) {
      const style = `stroke="${colour}" stroke-width="${round(diameter)}"`;
      const group = groups.get(style) ?? [];
      group.push(`M${round(x)} ${round(y)}h0`);
      groups.set(style, group);
    }
    return [...groups].map(([style, places]) => `<path ${style} d="${places.join("")}"/>`);
  }
  function markElement(mark) {
    if (mark.kind === "text") return textElement(mark);
    if (mark.kind === "area") {
      return `<polygon fill="${mark.colour}" points="${mark.points.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ")}"/>`;
    }
    const stroke = `fill="none" stroke="${mark.colour}" stroke-width="${mark.width}"`;
    if (mark.kind === "ring") return `<circle ${stroke} cx="${round(mark.x)}" cy="${round(mark.y)}" r="${mark.radius}"/>`;
    const { from, bend, to, dashed } = mark;
    const curve = bend === null ? "L" : `Q${round(bend.x)} ${round(bend.y)} `;
    const dash = dashed ? ` stroke-dasharray="${dashes.join(" ")}"` : "";
    return `<path ${stroke}${dash} d="M${round(from.x)} ${round(from.y)}${curve}${round(to.x)} ${round(to.y)}"/>`;
  }
  function textElement({ text, x, y, size, bold, anchor, colour, halo }) {
    const place3 = `x="${round(x)}" y="${round(y + 0.35 * size)}" text-anchor="${anchor}"`;
    const letters = `font-size="${size}"${bold ? ' font-weight="600"' : ""} fill="${colour}"`;
    const around = `stroke="${halo}" stroke-width="${haloWidth}" stroke-linejoin="round" paint-order="stroke"`;
    return `<text ${place3} ${letters} ${around}>${escape(text)}</text>`;
  }
  function escape(text) {
    const clean = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
    return clean.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  }
  function round(value) {
    return Math.round(10 * value) / 10;
  }

  // src/map/saving.ts
  function toSvg(ground2, camera, look, strength2, marks) {
    const { width: width2, height } = camera.size;
    return svg({ width: width2, height, ground: look.ink.ground, dots: dots(ground2, camera, look), strength: strength2, marks });
  }
  function dots({ places, picker, rows }, camera, { rgb }) {
    const { least, more } = diameters(rows, camera.view.scale);
    const seen2 = Int32Array.from(picker.inside(camera.box())).sort().slice(0, mostDots).reverse();
    return Array.from(seen2, (row) => ({
      x: camera.screenX(places.x(row, 1)),
      y: camera.screenY(places.y(row, 1)),
      diameter: least + more * weightOf(row, rows) ** 2,
      colour: css([rgb[3 * row], rgb[3 * row + 1], rgb[3 * row + 2]])
    }));
  }
  function toPng(layers) {
    const sheet = document.createElement("canvas");
    sheet.width = layers[0].width;
    sheet.height = layers[0].height;
    const context = sheet.getContext("2d");
    for (const layer of layers) context?.drawImage(layer, 0, 0);
    return new Promise((resolve, reject) => {
      sheet.toBlob((blob) => blob === null ? reject(new Error("the picture is too large for this browser")) : resolve(blob));
    });
  }

  // src/map/sheet.ts
  var longestSide = 8192;
  var Sheet = class {
    constructor(parts) {
      this.parts = parts;
    }
    parts;
    effort = new Effort();
    paint(now, moving) {
      const { camera, ground: ground2, look, pointed, points, stage } = this.parts;
      const { ratio, context } = stage;
      const progress = ground2.places.progress(now);
      const most3 = this.effort.most(ground2.rows, camera.view.scale, moving);
      points.draw({ camera, progress, ratio, strength: pointed.strength, ground: look.ink.ground, most: most3 });
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, stage.width, stage.height);
      paintMarks(context, this.marks(progress));
    }
    /** Paints sharper than the screen is, takes the picture and paints for the screen again, all before one sees it. */
    png(scale) {
      const { stage } = this.parts;
      const now = performance.now();
      stage.measure(Math.min(scale, longestSide / Math.max(stage.width, stage.height)));
      this.paint(now, false);
      const picture = toPng([stage.points, stage.front]);
      stage.measure();
      this.paint(now, false);
      return picture;
    }
    svg() {
      const { camera, ground: ground2, look, pointed } = this.parts;
      return toSvg(ground2, camera, look, pointed.strength, this.marks(1));
    }
    marks(progress) {
      const { camera, ground: ground2, look, overlay, pointed } = this.parts;
      const at = (row) => ({
        x: camera.screenX(ground2.places.x(row, progress)),
        y: camera.screenY(ground2.places.y(row, progress))
      });
      const { words, levels, picker, axis } = ground2;
      return overlay.marks({ camera, words, at, levels, picker, axis, ink: look.ink, ...pointed.standing(ground2) });
    }
  };

  // src/map/stage.ts
  var sharpest = 2;
  var Stage = class {
    constructor(host, resized) {
      this.host = host;
      if (getComputedStyle(host).position === "static") host.style.position = "relative";
      host.append(this.points, this.front);
      this.context = plane(this.front);
      this.measure();
      new ResizeObserver(() => {
        this.measure();
        resized();
      }).observe(host);
    }
    host;
    points = canvas();
    front = canvas();
    context;
    width = 1;
    height = 1;
    ratio = 1;
    /** Gives both canvases the size of the host, or another sharpness for a picture. */
    measure(ratio = Math.min(sharpest, window.devicePixelRatio)) {
      this.width = Math.max(1, this.host.clientWidth);
      this.height = Math.max(1, this.host.clientHeight);
      this.ratio = ratio;
      for (const each of [this.points, this.front]) {
        const width2 = Math.round(this.width * ratio);
        const height = Math.round(this.height * ratio);
        if (each.width !== width2) each.width = width2;
        if (each.height !== height) each.height = height;
      }
    }
  };
  function plane(canvas2) {
    const context = canvas2.getContext("2d");
    if (context === null) throw new Error("this browser draws no canvas, which the map needs");
    return context;
  }
  function canvas() {
    const made2 = document.createElement("canvas");
    made2.setAttribute("aria-hidden", "true");
    Object.assign(made2.style, { position: "absolute", inset: "0", width: "100%", height: "100%", display: "block" });
    return made2;
  }

  // src/map/wordmap.ts
  var nearest = { one: 10, several: 24 };
  var WordMap = class {
    camera = new Camera();
    look = new Look();
    pointed = new Pointed();
    stage;
    points;
    motion;
    frames;
    pointer;
    ground;
    sheet;
    reported = null;
    watchers = [];
    /** Fills a host that has a size. */
    constructor(host) {
      const letters = lettering();
      this.frames = new Frames((now, elapsed, moving) => this.draw(now, elapsed, moving));
      this.stage = new Stage(host, () => this.resized());
      this.points = painter(this.stage.points, () => this.frames.invalidate());
      this.ground = new Ground(letters, () => this.frames.invalidate());
      this.motion = new Motion(this.camera, reduced);
      const { camera, ground: ground2, look, pointed, points, stage } = this;
      const overlay = new Overlay(letters);
      this.sheet = new Sheet({ camera, ground: ground2, look, overlay, pointed, points, stage });
      const hands = { pan: this.panBy.bind(this), zoom: this.zoomAt.bind(this) };
      this.pointer = new Pointer(host, { camera, ground: ground2, overlay, pointed }, hands, () => this.frames.invalidate());
      this.resized();
    }
    setWords(words, frequencies) {
      this.ground.setWords(words, frequencies);
      this.pointed.clear();
      this.setColours({ kind: "number", values: frequencies });
      this.moved();
    }
    /** Words without a place have NaN. The camera goes back to the whole map. */
    setPositions(xy, animate = false) {
      this.ground.setMap(xy, performance.now(), animate && !reduced());
      if (this.ground.axis === null) this.goHome(animate);
    }
    setColours(colouring2) {
      this.look.change(this.ground.rows, { colouring: colouring2 });
      this.painted();
    }
    setTheme(theme) {
      this.look.change(this.ground.rows, { theme });
      this.painted();
    }
    select(row) {
      this.pointed.chosen = row;
      this.frames.invalidate();
    }
    /** Rings words and labels them whatever their frequency; all others step back. */
    highlight(rows) {
      this.pointed.highlighted = rows;
      this.frames.invalidate();
    }
    /** Names a word as the pointer over it does. */
    point(row) {
      this.pointed.hovered = row;
      this.frames.invalidate();
    }
    showArrows(arrows2) {
      this.pointed.arrows = arrows2;
      this.frames.invalidate();
    }
    /** Lays words along an axis, the others away; null brings the map back. */
    showAxis(axis) {
      if (axis === null && this.ground.axis === null) return;
      const { width: width2, height } = this.camera.size;
      this.ground.lay(axis, width2 / height, performance.now(), !reduced());
      this.goHome(true);
    }
    flyTo(rows) {
      const standing = rows.filter((row) => this.ground.stands(row));
      if (standing.length === 0) return;
      const most3 = standing.length === 1 ? Math.max(nearest.one, this.camera.view.scale) : nearest.several;
      this.motion.flyTo(this.camera.fitting(bounds(this.ground.places.to, standing), most3), performance.now());
      this.frames.moved();
    }
    view() {
      return this.camera.view;
    }
    setView(view) {
      this.motion.stop();
      this.camera.view = view;
      this.frames.moved();
    }
    /** Zooms about the middle of the window. */
    zoomBy(factor) {
      this.zoomAt(factor, this.stage.width / 2, this.stage.height / 2, true);
    }
    /** Moves the ground by so many CSS pixels. */
    panBy(right, down2) {
      this.motion.stop();
      this.camera.pan(right, down2);
      this.frames.moved();
    }
    reset() {
      this.motion.flyTo(this.camera.homeView, performance.now());
      this.frames.moved();
    }
    onSelect(call) {
      this.pointer.selected.push(call);
    }
    /** Called when a movement of the camera has come to rest. */
    onView(call) {
      this.watchers.push(call);
    }
    legend() {
      return this.look.legend;
    }
    frameTimes() {
      return this.frames.measured(this.points.renderer);
    }
    /** The picture with `scale` pixels in a CSS pixel, or as many as a graphics card can take. */
    toPNG(scale) {
      return this.sheet.png(scale);
    }
    toSVG() {
      return this.sheet.svg();
    }
    /** One frame; says whether more is to come by itself. */
    draw(now, elapsed, moving) {
      this.motion.step(now, elapsed);
      const underway = this.ground.places.progress(now) < 1;
      if (!underway) this.ground.arrive(this.camera.pixels);
      if (moving) this.sheet.effort.note(elapsed, this.ground.rows);
      else this.sheet.effort.rest();
      this.sheet.paint(now, moving);
      if (!moving) this.report();
      return underway || this.motion.moving;
    }
    report() {
      const { x, y, scale } = this.camera.view;
      if (this.reported?.x === x && this.reported.y === y && this.reported.scale === scale) return;
      this.reported = { x, y, scale };
      for (const call of this.watchers) call(this.reported);
    }
    resized() {
      this.camera.resize(this.stage.width, this.stage.height);
      this.sheet.paint(performance.now(), false);
    }
    painted() {
      this.points.setColours(this.look.rgb);
      this.frames.invalidate();
    }
    moved() {
      this.points.setPlaces(this.ground.places);
      this.frames.moved();
    }
    /** What was seen at so many pixels a unit is seen so at first, then the camera flies home. */
    goHome(animate) {
      const { pixels } = this.camera;
      this.camera.setHome(this.ground.home);
      this.camera.view = { ...this.camera.view, scale: pixels / this.camera.pixelsAt(1) };
      if (animate) this.motion.flyTo(this.camera.homeView, performance.now());
      else this.camera.view = this.camera.homeView;
      this.moved();
    }
    zoomAt(factor, left, top, notch) {
      if (notch) this.motion.zoomBy(factor, left, top);
      else this.camera.zoomAt(factor, left, top);
      this.frames.moved();
    }
  };
  function painter(canvas2, restored) {
    const gl = canvas2.getContext("webgl", { alpha: false, antialias: false, depth: false });
    return gl === null ? new Raster(plane(canvas2)) : new Points(gl, restored);
  }
  function reduced() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  // src/rows.ts
  function rowsOf(words) {
    const rows = /* @__PURE__ */ new Map();
    for (const [row, word] of words.entries()) if (!rows.has(word)) rows.set(word, row);
    return rows;
  }

  // src/stage/keys.ts
  var STEP = 60;
  var MOVES = {
    ArrowLeft: (map) => map.panBy(STEP, 0),
    ArrowRight: (map) => map.panBy(-STEP, 0),
    ArrowUp: (map) => map.panBy(0, STEP),
    ArrowDown: (map) => map.panBy(0, -STEP),
    "+": (map) => map.zoomBy(1.3),
    "=": (map) => map.zoomBy(1.3),
    "-": (map) => map.zoomBy(1 / 1.3),
    "0": (map) => map.reset()
  };
  function listenToKeys2(host, map) {
    host.addEventListener("keydown", (event) => {
      const move = MOVES[event.key];
      if (move === void 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      move(map);
      event.preventDefault();
    });
  }

  // src/stage/legend.ts
  function legend(title, entries2) {
    const scale = entries2.length > 0 && entries2.every((entry) => entry.count === null);
    return [element("figcaption", {}, title), scale ? strip2(title, entries2) : categories(entries2)];
  }
  function strip2(title, entries2) {
    const [low, high] = title === "frequency" ? ["rare", "frequent"] : [entries2[0].label, entries2.at(-1).label];
    const colours = element("span", { class: "strip", "aria-hidden": "true" }, ...entries2.map((entry) => swatch(entry)));
    return element("p", {}, low, colours, high);
  }
  function categories(entries2) {
    return element("ul", { tabindex: 0 }, ...entries2.map((entry) => {
      const count = entry.count === null ? "" : counted(entry.count, "word");
      return element("li", { title: count }, swatch(entry), element("span", {}, entry.label));
    }));
  }
  function swatch(entry) {
    const made2 = element("span", { class: "swatch", "aria-hidden": "true" });
    made2.style.backgroundColor = entry.colour;
    return made2;
  }

  // src/stage/preparing.ts
  var PAUSE2 = 700;
  async function prepared(source, model, id, report, wanted) {
    let map = await state(source, model, id);
    if (map.state === "absent" || map.state === "failed") {
      await source.startMap(model, id);
      map = { ...map, state: "running", progress: 0 };
    }
    while (map.state === "running" && wanted()) {
      report(map);
      await new Promise((resume) => setTimeout(resume, PAUSE2));
      map = await state(source, model, id);
    }
    if (map.state === "failed" || map.state === "unavailable") throw new Refusal(`${map.title}: ${map.message}`);
  }
  async function state(source, model, id) {
    const { models } = await source.about();
    const map = models[model].maps.find((each) => each.id === id);
    if (map === void 0) throw new Refusal(`there is no map '${id}'`);
    return map;
  }

  // src/stage/saving.ts
  var SHARPNESS = 2;
  async function savePicture(map, name, kind) {
    const blob = kind === "png" ? await map.toPNG(SHARPNESS) : new Blob([map.toSVG()], { type: "image/svg+xml" });
    const address = URL.createObjectURL(blob);
    element("a", { href: address, download: `${name.replace(/[^\p{L}\p{N}.-]+/gu, "-")}.${kind}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1e4);
  }

  // src/stage/tools.ts
  var STEP2 = 1.5;
  function toolsOf(map, name) {
    return [
      button("+", { "aria-label": "Zoom in" }, () => map.zoomBy(STEP2)),
      button("−", { "aria-label": "Zoom out" }, () => map.zoomBy(1 / STEP2)),
      button("All", { "aria-label": "All of the map" }, () => map.reset()),
      button("PNG", { "aria-label": "Save the picture as PNG" }, () => void savePicture(map, name, "png")),
      button("SVG", { "aria-label": "Save the picture as SVG" }, () => void savePicture(map, name, "svg"))
    ];
  }

  // src/stage/plate.ts
  var Plate = class {
    constructor(source, about, model) {
      this.source = source;
      this.about = about;
      this.model = model;
      const { name, shown: shown2 } = about.models[model];
      const title = about.models.length > 1 ? [element("h2", { class: "title" }, name)] : [];
      this.host.setAttribute("aria-label", `Map of ${grouped(shown2)} words of ${name}; arrow keys move it, plus and minus zoom`);
      const tools = element("div", { class: "tools", role: "group", "aria-label": `Map of ${name}` });
      const foot2 = element("div", { class: "foot" }, this.legend, tools);
      this.element = element("div", { class: "plate" }, this.host, ...title, this.status, foot2);
      for (const act of ["pointerdown", "wheel", "keydown"]) {
        this.element.addEventListener(act, () => this.moved = true, { capture: true, passive: true });
      }
      this.map = new WordMap(this.host);
      tools.append(...toolsOf(this.map, name));
      listenToKeys2(this.host, this.map);
      this.words = this.load();
      this.placed = new Promise((resolve) => this.onPlaced = resolve);
    }
    source;
    about;
    model;
    element;
    map;
    host = element("div", { class: "map", tabindex: 0, role: "group" });
    legend = element("figure", { class: "legend", hidden: true });
    status = element("p", { class: "status", role: "status", hidden: true });
    /** Words and frequencies, which everything else on the map waits for. */
    words;
    /** Resolves with the first map: words without places cannot be flown to. */
    placed;
    onPlaced = () => {
    };
    places = null;
    /** The words of the answer that is on the map, and whether the map is laid along an axis. */
    rows = [];
    laid = false;
    shown = null;
    /** Where the address wants to look; kept for a map that is still to come. */
    asked = null;
    /** Whether the reader has moved the map since the last answer. */
    moved = false;
    wanted = "";
    /** Whether the map that is wanted is still to come, and how many were wanted so far. */
    waiting = false;
    turn = 0;
    coloured = "";
    onWord(told) {
      this.map.onSelect((row) => void this.words.then((words) => told(words[row])));
    }
    /** Where the reader has moved the map to, or will look once it is there; null while it lies as the answer laid it. */
    view() {
      return this.moved && !this.waiting ? this.map.view() : this.asked;
    }
    /** Remembers where the address looks, for the answer and the map that are on their way. */
    expect(view) {
      this.asked = view;
    }
    /** The movements so far belong to an answer that is going. */
    forget() {
      this.moved = false;
    }
    focus() {
      this.host.focus();
    }
    async load() {
      const [words, frequencies] = await Promise.all([this.source.words(this.model), this.source.frequencies(this.model)]);
      this.map.setWords(words, frequencies);
      return words;
    }
    /** Shows the map of this name, or the first there is until it is ready. */
    showMap(id) {
      if (id === this.wanted) return;
      this.wanted = id;
      this.waiting = true;
      const turn = ++this.turn;
      const wanted = () => turn === this.turn;
      this.changeMap(id, wanted).catch((error2) => {
        if (!wanted()) return;
        this.waiting = false;
        this.say(error2.message);
      });
    }
    async changeMap(id, wanted) {
      if (!this.ready(id)) {
        if (this.shown === null) await this.fetchMap("pca", wanted);
        await prepared(this.source, this.model, id, (map) => this.progress(map), wanted);
      }
      if (wanted()) await this.fetchMap(id, wanted);
      if (wanted()) this.say(this.laid ? "The words lie along the axis; the map is seen with the next question." : "");
    }
    ready(id) {
      return this.about.models[this.model].maps.some((map) => map.id === id && map.state === "ready");
    }
    async fetchMap(id, wanted) {
      const [xy] = await Promise.all([this.source.map(this.model, id), this.words]);
      if (!wanted()) return;
      const again = this.shown !== null;
      this.map.setPositions(xy, again);
      this.shown = id;
      this.waiting = id !== this.wanted;
      this.onPlaced();
      if (again) this.look(this.asked);
    }
    colour(id) {
      if (id === this.coloured) return;
      this.coloured = id;
      this.attempt(this.changeColour(id));
    }
    async changeColour(id) {
      const [colours] = await Promise.all([colouring(this.source, this.about, this.model, id), this.words]);
      if (id !== this.coloured) return;
      this.map.setColours(colours);
      this.explain();
    }
    /** Prints the legend anew: the colours of a category differ between themes. */
    explain() {
      const title = colourChoices(this.about).find((choice2) => choice2.id === this.coloured)?.title ?? "frequency";
      this.legend.replaceChildren(...legend(title, this.map.legend()));
      this.legend.hidden = false;
    }
    setTheme(theme) {
      this.map.setTheme(theme);
      if (!this.legend.hidden) this.explain();
    }
    /** Puts an answer on the map and, unless a view is asked for, flies to its words. */
    draw(drawing, view) {
      this.attempt(this.drawPlaced(drawing, view));
    }
    async drawPlaced(drawing, view) {
      const [words] = await Promise.all([this.words, this.placed]);
      const has = (row) => row >= 0 && row < words.length;
      this.rows = this.onMap(words, drawing).filter(has);
      if (this.laid && drawing.axis === null && !this.waiting) this.say("");
      this.laid = drawing.axis !== null;
      this.map.showAxis(drawing.axis === null ? null : within(drawing.axis, words.length));
      this.map.select(drawing.selected !== null && has(drawing.selected) ? drawing.selected : null);
      this.map.highlight(this.rows);
      this.map.showArrows(drawing.arrows.filter((arrow) => has(arrow.from) && has(arrow.to)));
      this.look(view);
    }
    /** Looks at a view once its map is there, or at the words of the answer, or at the whole map. */
    look(view) {
      this.asked = view;
      const here = this.waiting ? null : view;
      this.moved = here !== null;
      if (here !== null) this.map.setView(here);
      else if (this.rows.length > 0 && !this.laid) this.map.flyTo(this.rows);
      else this.map.reset();
    }
    /** Names a word of the answer on the map, where it is there. */
    point(word) {
      this.map.point((word === null ? void 0 : this.places?.get(word)) ?? null);
    }
    onMap(words, drawing) {
      this.places ??= rowsOf(words);
      const named2 = drawing.words.map((word) => this.places?.get(word) ?? -1);
      const selected = drawing.selected === null ? [] : [drawing.selected];
      return [...selected, ...drawing.rows, ...named2];
    }
    /** What cannot be fetched is said where the map would be. */
    attempt(change) {
      change.catch((error2) => this.say(error2.message));
    }
    progress(map) {
      const bar2 = element("progress", { max: 1, value: map.progress, "aria-label": map.title });
      this.say(`${map.title}: ${map.message || "being computed"}`, bar2);
    }
    say(text, ...beside) {
      this.status.replaceChildren(text, ...beside);
      this.status.hidden = text === "";
    }
  };
  function within(axis, words) {
    const places = [...axis.rows.keys()].filter((place3) => axis.rows[place3] < words);
    return {
      ...axis,
      rows: Int32Array.from(places, (place3) => axis.rows[place3]),
      positions: Float32Array.from(places, (place3) => axis.positions[place3])
    };
  }

  // src/stage/stage.ts
  var REST = 300;
  var Stage2 = class {
    element;
    plates;
    timer = 0;
    constructor(source, about, events) {
      this.plates = about.models.map((_, model) => new Plate(source, about, model));
      this.element = element("section", { class: "stage", "aria-label": "Map" }, ...this.plates.map((plate) => plate.element));
      for (const plate of this.plates) {
        plate.onWord(events.onWord);
        plate.map.onView(() => {
          clearTimeout(this.timer);
          this.timer = window.setTimeout(() => events.onRest(this.views()), REST);
        });
      }
    }
    /** The map and the colours of an address; what is shown already stays as it is. */
    show(address) {
      for (const [model, plate] of this.plates.entries()) {
        plate.expect(address.at[model] ?? null);
        plate.showMap(address.map);
        plate.colour(address.colour);
      }
    }
    draw(drawings, at) {
      this.plates.forEach((plate, model) => plate.draw(drawings[model] ?? NOTHING, at[model] ?? null));
    }
    /** Another question is asked: where the last one's maps were moved to is not worth an address any more. */
    forget() {
      clearTimeout(this.timer);
      for (const plate of this.plates) plate.forget();
    }
    /** Looks where the address says, where that is another place than before. */
    look(at, before) {
      this.plates.forEach((plate, model) => {
        const view = at[model] ?? null;
        if (!sameView(view, before[model] ?? null)) plate.look(view);
      });
    }
    point(word) {
      for (const plate of this.plates) plate.point(word);
    }
    setTheme(theme) {
      for (const plate of this.plates) plate.setTheme(theme);
    }
    focus() {
      this.plates[0]?.focus();
    }
    /** How fast the last movement was drawn, in words. */
    drawingSpeed() {
      const { renderer, frames, median, p95 } = this.plates[0].map.frameTimes();
      const times = `${counted(frames, "frame")} in the last movement: median ${median.toFixed(1)} ms, 95 in 100 within ${p95.toFixed(1)} ms.`;
      return `Drawn by ${renderer}. ${frames > 0 ? times : ""}`;
    }
    views() {
      const [first3, second] = this.plates.map((plate) => plate.view());
      return [first3 ?? null, second ?? null];
    }
  };

  // src/theme.ts
  var KEY = "firth-theme";
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function currentTheme() {
    const chosen = document.documentElement.dataset["theme"];
    return chosen === "dark" || chosen === "light" ? chosen : dark.matches ? "dark" : "light";
  }
  function followTheme(follow) {
    const told = () => follow(currentTheme());
    const kept = stored();
    if (kept !== null) document.documentElement.dataset["theme"] = kept;
    dark.addEventListener("change", told);
    told();
    return () => {
      const theme = currentTheme() === "dark" ? "light" : "dark";
      document.documentElement.dataset["theme"] = theme;
      keep(theme);
      told();
    };
  }
  function stored() {
    try {
      const kept = localStorage.getItem(KEY);
      return kept === "dark" || kept === "light" ? kept : null;
    } catch {
      return null;
    }
  }
  function keep(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
    }
  }

  // src/app.ts
  var App = class {
    constructor(source, about) {
      this.source = source;
      this.about = about;
      const onTheme = () => switchTheme();
      this.stage = new Stage2(source, about, {
        onWord: (word) => this.go({ ask: "word", question: quoted(word), at: START.at }),
        onRest: (at) => this.stay({ at })
      });
      const models = about.models.length;
      const help = new Help(panelsFor(models).length, () => `firth ${about.version}. ${this.stage.drawingSpeed()}`);
      this.header = new Header(about, {
        onMap: (map) => this.go({ map, at: START.at }),
        onColour: (colour) => this.go({ colour }),
        onTheme,
        onHelp: () => help.open()
      });
      this.questions = new Questions(source, models, {
        onAsk: (ask2, question) => this.ask(ask2, question),
        onPoint: (word) => this.stage.point(word)
      });
      document.body.replaceChildren(this.header.element, element("main", {}, this.stage.element, this.questions.element), help.element);
      const switchTheme = followTheme((theme) => {
        this.header.setTheme(theme);
        this.stage.setTheme(theme);
      });
      listenToKeys(help, {
        onQuestion: () => this.questions.focus(),
        onTab: (place3) => this.questions.openTab(place3),
        onMap: () => this.stage.focus(),
        onTheme,
        onClear: () => this.go({ question: "", at: START.at })
      });
      window.addEventListener("hashchange", () => this.follow());
      this.follow();
    }
    source;
    about;
    address = null;
    header;
    stage;
    questions;
    turn = 0;
    get now() {
      return this.address ?? START;
    }
    /** What is asked again is answered again: the server may be back. */
    ask(ask2, question) {
      const again = ask2 === this.now.ask && question === this.now.question;
      this.go({ ask: ask2, question, at: START.at });
      if (again) void this.answer(this.now);
    }
    /** A new entry in the browser's history. */
    go(change) {
      location.hash = formatAddress({ ...this.now, ...change });
      this.follow();
    }
    /** The same entry, more exactly. */
    stay(change) {
      const fragment = formatAddress({ ...this.now, ...change });
      this.address = parseAddress(fragment);
      location.replace(fragment);
    }
    follow() {
      const before = this.address;
      const address = parseAddress(location.hash);
      if (before !== null && formatAddress(before) === formatAddress(address)) return;
      this.address = address;
      this.header.show(address);
      this.stage.show(address);
      this.questions.readdress(address);
      if (before === null || before.ask !== address.ask || before.question !== address.question) {
        this.stage.forget();
        this.questions.show(address);
        void this.answer(address);
      } else if (before.map === address.map) {
        this.stage.look(address.at, before.at);
      }
    }
    async answer(address) {
      const turn = ++this.turn;
      const panel = this.questions.panel(address.ask);
      document.title = address.question === "" ? "firth" : `${address.question} – firth`;
      if (address.question === "" && panel.label !== "") return this.invite(address, turn);
      this.questions.wait();
      try {
        const answer = await panel.answer(this.source, this.about.models, address.question);
        if (turn !== this.turn) return;
        this.questions.answered(answer, this.now);
        this.draw(answer.drawings, address);
      } catch (error2) {
        if (turn !== this.turn) return;
        this.questions.refused(error2, this.now);
        this.draw([], address);
      }
    }
    draw(drawings, address) {
      this.stage.draw(drawings, address.at);
    }
    /** Examples are offered only where the model knows their words. */
    async invite(address, turn) {
      this.questions.invite(address, () => false);
      this.draw([], address);
      const models = await Promise.all(this.about.models.map((_, model) => this.source.words(model))).catch(() => []);
      const known = models.map((words) => new Set(words));
      const answerable = (question) => known.some((words) => wordsOf(address, question).every((word) => words.has(word)));
      if (turn === this.turn) this.questions.invite(this.now, answerable);
    }
  };
  function wordsOf({ ask: ask2 }, question) {
    if (ask2 === "analogy") return Object.values(parseAnalogy(question)).flat();
    if (ask2 === "axis") return Object.values(parseAxis(question)).flat();
    return parseList(question);
  }

  // src/embedded/data.ts
  function embeddedData() {
    const element2 = document.getElementById("firth-data");
    return element2 === null ? null : JSON.parse(element2.textContent ?? "");
  }
  function bytes(base64) {
    const text = atob(base64);
    const array = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) array[i] = text.charCodeAt(i);
    return array.buffer;
  }

  // src/embedded/spelling.ts
  function spelledNearly(words, typed, n) {
    const most3 = Math.max(1, Math.floor(typed.length / 3));
    const lower = typed.toLowerCase();
    const found = [];
    for (const word of words) {
      if (Math.abs(word.length - typed.length) > most3) continue;
      const changes = distance3(lower, word.toLowerCase());
      if (changes <= most3) found.push({ word, changes });
    }
    return found.sort((a, b) => a.changes - b.changes).slice(0, n).map((each) => each.word);
  }
  function distance3(a, b) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        const changed = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
        let least = Math.min(last[j] + 1, row[j - 1] + 1, changed);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2] + 1);
        row.push(least);
      }
      before = last;
      last = row;
    }
    return last[b.length];
  }

  // src/embedded/completion.ts
  function complete(words, typed, n) {
    const found = ranked(words, typed, n);
    return { words: found, nearest: found.length > 0 || typed === "" ? [] : spelledNearly(words, typed, 5) };
  }
  function ranked(words, typed, n) {
    const lower = typed.toLowerCase();
    const classes = [[], [], []];
    for (const [row, word] of words.entries()) {
      const rank = rankOf(word, typed, lower);
      if (rank !== null && classes[rank].length < n) classes[rank].push({ word, row });
      if (classes[0].length === n) break;
    }
    return classes.flat().slice(0, n);
  }
  function rankOf(word, typed, lower) {
    if (word.startsWith(typed)) return 0;
    const folded = word.toLowerCase();
    if (folded.startsWith(lower)) return 1;
    return folded.includes(lower) ? 2 : null;
  }

  // src/embedded/order.ts
  function similarFirst(matrix) {
    let groups = matrix.map((_, place3) => [place3]);
    while (groups.length > 1) {
      const [a, b] = closestPair(groups, matrix);
      const joined = meeting2(groups[a], groups[b], matrix);
      groups = groups.flatMap((group, place3) => place3 === a ? [joined] : place3 === b ? [] : [group]);
    }
    return groups.flat();
  }
  function meeting2(a, b, matrix) {
    const turned = [a, a.toReversed()].flatMap((left) => [b, b.toReversed()].map((right) => ({ left, right })));
    const likeness = ({ left, right }) => matrix[left.at(-1)][right[0]];
    const best = turned.reduce((one, other) => likeness(other) > likeness(one) ? other : one);
    return [...best.left, ...best.right];
  }
  function closestPair(groups, matrix) {
    let best = [0, 1];
    let highest = -Infinity;
    for (let a = 0; a < groups.length; a++) {
      for (let b = a + 1; b < groups.length; b++) {
        const mean = meanBetween(groups[a], groups[b], matrix);
        if (mean > highest) [highest, best] = [mean, [a, b]];
      }
    }
    return best;
  }
  function meanBetween(a, b, matrix) {
    let sum = 0;
    for (const i of a) for (const j of b) sum += matrix[i][j];
    return sum / (a.length * b.length);
  }

  // src/embedded/vectors.ts
  var SHORTEST = 1e-6;
  var VectorTable = class {
    constructor(codes, dimensions) {
      this.codes = codes;
      this.dimensions = dimensions;
      this.rows = codes.length / dimensions;
      this.shortening = new Float32Array(this.rows);
      for (let row = 0; row < this.rows; row++) {
        let squares = 0;
        for (let at = row * dimensions; at < (row + 1) * dimensions; at++) squares += codes[at] ** 2;
        this.shortening[row] = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      }
    }
    codes;
    dimensions;
    rows;
    /** One over the length of each row; 0 for a row of zeros, whose cosines are 0. */
    shortening;
    /** The sum of the unit vectors of some rows less those of others, brought to length 1. */
    direction(plus, minus = []) {
      const sum = new Float32Array(this.dimensions);
      for (const row of plus) this.add(sum, row, 1);
      for (const row of minus) this.add(sum, row, -1);
      return unit(sum);
    }
    /** The mean of the unit vectors of some rows, not of length 1. */
    mean(rows) {
      const sum = new Float32Array(this.dimensions);
      for (const row of rows) this.add(sum, row, 1 / rows.length);
      return sum;
    }
    cosine(row, direction) {
      const start = row * this.dimensions;
      let sum = 0;
      for (let i = 0; i < this.dimensions; i++) sum += this.codes[start + i] * direction[i];
      return sum * this.shortening[row];
    }
    /** The `n` rows of largest cosine, the lower row first of two alike; `without` are left out. */
    nearest(direction, n, without2) {
      const left = new Set(without2);
      const best = [];
      for (let row = 0; row < this.rows; row++) {
        const similarity = this.cosine(row, direction);
        if (best.length === n && similarity <= best[n - 1].similarity || left.has(row)) continue;
        let place3 = best.length;
        while (place3 > 0 && best[place3 - 1].similarity < similarity) place3--;
        best.splice(place3, 0, { row, similarity });
        if (best.length > n) best.pop();
      }
      return best;
    }
    add(sum, row, weight) {
      const start = row * this.dimensions;
      const factor = weight * this.shortening[row];
      for (let i = 0; i < this.dimensions; i++) sum[i] += factor * this.codes[start + i];
    }
  };
  function between(from, to) {
    const way = to.map((value, i) => value - from[i]);
    return Math.sqrt(dot2(way, way)) < SHORTEST ? null : unit(way);
  }
  function dot2(a, b) {
    return a.reduce((sum, value, i) => sum + value * b[i], 0);
  }
  function unit(vector) {
    const length2 = Math.sqrt(dot2(vector, vector));
    return vector.map((value) => length2 < SHORTEST ? 0 : value / length2);
  }

  // src/embedded/source.ts
  var Model = class {
    constructor(data) {
      this.data = data;
      this.words = data.words;
      this.vectors = new VectorTable(new Int8Array(bytes(data.vectors)), data.dimensions);
      this.rows = rowsOf(data.words);
    }
    data;
    words;
    vectors;
    rows;
    has(word) {
      return this.rows.has(word);
    }
    find(word) {
      const row = this.rows.get(word);
      if (row !== void 0) return { word, row };
      throw new Refusal(`'${word}' is not among the words of this page`, spelledNearly(this.words, word, 5));
    }
    named(found) {
      return found.map((each) => ({ ...each, word: this.words[each.row] }));
    }
  };
  var EmbeddedSource = class {
    constructor(data) {
      this.data = data;
    }
    data;
    models = [];
    async about() {
      return this.data.about;
    }
    async words(model) {
      return this.data.models[model].words;
    }
    async map(model, id) {
      const map = this.data.models[model].maps[id];
      if (map === void 0) throw new Refusal(`this page was exported without the map '${id}'`);
      return new Float32Array(bytes(map));
    }
    async startMap(_model, id) {
      throw new Refusal(`this page was exported without the map '${id}'`);
    }
    async frequencies(model) {
      return new Float32Array(bytes(this.data.models[model].frequencies));
    }
    async clusters(model) {
      const { codes, names } = this.data.models[model].clusters;
      return { codes: new Uint8Array(bytes(codes)), names };
    }
    async column(model, column) {
      const buffer = bytes(this.data.models[model].columns[column.id]);
      return column.kind === "category" ? new Uint16Array(buffer) : new Float32Array(buffer);
    }
    async complete(model, typed, n) {
      return complete(this.data.models[model].words, typed, n);
    }
    async neighbours(model, word, n) {
      const table = this.model(model);
      const { row } = table.find(word);
      const direction = table.vectors.direction([row]);
      return { word, row, neighbours: table.named(table.vectors.nearest(direction, n, [row])) };
    }
    async analogy(model, question, n) {
      const table = this.model(model);
      const sum = parseAnalogy(question);
      const positive = sum.positive.map((word) => table.find(word));
      const negative = sum.negative.map((word) => table.find(word));
      const [plus, minus] = [positive.map((each) => each.row), negative.map((each) => each.row)];
      const direction = table.vectors.direction(plus, minus);
      if (direction.every((value) => value === 0)) throw new Refusal("these words cancel each other out: nothing is left that words could be near to");
      const answers = table.named(table.vectors.nearest(direction, n, [...plus, ...minus]));
      return { positive, negative, answers };
    }
    async axis(model, from, to, n) {
      const table = this.model(model);
      const poles = [from, to].map((pole2) => pole2.map((word) => table.find(word)));
      const [start, end2] = poles.map((pole2) => table.vectors.mean(pole2.map((each) => each.row)));
      const way = between(start, end2);
      if (way === null) throw new Refusal("the two poles of an axis must differ, these have the same vector");
      const frequent = Array.from({ length: Math.min(n, table.words.length) }, (_, row) => row);
      const rows = /* @__PURE__ */ new Set([...frequent, ...poles.flat().map((each) => each.row)]);
      const words = table.named([...rows].map((row) => ({ row, position: table.vectors.cosine(row, way) })));
      words.sort((a, b) => a.position - b.position);
      return { from: poles[0], to: poles[1], words };
    }
    async odd(model, words) {
      const table = this.model(model);
      if (words.length < 3) throw new Refusal("the odd one out needs at least 3 words");
      const rows = words.map((word) => table.find(word).row);
      const mean = table.vectors.direction(rows);
      const similarities = words.map((word, place3) => ({ word, similarity: table.vectors.cosine(rows[place3], mean) }));
      const least = similarities.reduce((a, b) => b.similarity < a.similarity ? b : a);
      return { odd: least.word, similarities };
    }
    async similarities(model, asked) {
      const table = this.model(model);
      const words = asked.filter((word) => table.has(word));
      const unknown = asked.filter((word) => !table.has(word));
      if (words.length < 2) throw new Refusal("a heat map needs at least 2 words of the model");
      const rows = words.map((word) => table.find(word).row);
      const matrix = rows.map((row) => {
        const direction = table.vectors.direction([row]);
        return rows.map((other) => table.vectors.cosine(other, direction));
      });
      return { words, unknown, matrix, order: similarFirst(matrix) };
    }
    async differences(n) {
      const { differences, no_differences } = this.data;
      if (differences === void 0) throw new Refusal(no_differences ?? "this page was exported with one model");
      return { ...differences, words: differences.words.slice(0, n) };
    }
    model(model) {
      return this.models[model] ??= new Model(this.data.models[model]);
    }
  };

  // src/server.ts
  var LONGEST = 5e4;
  var ServerSource = class {
    /** What several parts of the page ask for, fetched once for each model. */
    knownWords = [];
    knownFrequencies = [];
    about = () => json("about", {});
    complete = (model, q, n) => json("complete", { model, q, n });
    neighbours = (model, word, n) => json("neighbours", { model, word, n });
    analogy = (model, q, n) => json("analogy", { model, q, n });
    odd = (model, word) => json("odd", { model, word });
    similarities = (model, word) => json("similarities", { model, word });
    differences = (n, topn) => json("differences", { n, topn });
    words(model) {
      return this.knownWords[model] ??= unlessItFails(json("words", { model }), () => delete this.knownWords[model]);
    }
    axis(model, from, to, n) {
      return json("axis", { model, from, to, n });
    }
    map(model, id) {
      return floats(`map/${encodeURIComponent(id)}`, { model });
    }
    async startMap(model, id) {
      await ask(`map/${encodeURIComponent(id)}`, { model }, "POST");
    }
    frequencies(model) {
      return this.knownFrequencies[model] ??= unlessItFails(floats("frequencies", { model }), () => delete this.knownFrequencies[model]);
    }
    async clusters(model, k) {
      const [codes, names] = await Promise.all([
        ask("clusters", { model, k }).then((response) => response.arrayBuffer()),
        json("cluster_names", { model, k })
      ]);
      return { codes: new Uint8Array(codes), names };
    }
    async column(model, column) {
      const buffer = await (await ask(`column/${column.id}`, { model })).arrayBuffer();
      return column.kind === "category" ? new Uint16Array(buffer) : new Float32Array(buffer);
    }
  };
  function unlessItFails(answer, forget) {
    answer.catch(forget);
    return answer;
  }
  async function json(path, parameters) {
    return await (await ask(path, parameters)).json();
  }
  async function floats(path, parameters) {
    return new Float32Array(await (await ask(path, parameters)).arrayBuffer());
  }
  async function ask(path, parameters, method = "GET") {
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
      for (const each of typeof value === "object" ? value : [value]) fields.append(name, String(each));
    }
    const length2 = fields.toString().length;
    if (length2 > LONGEST) throw new Refusal(`a question can have at most ${grouped(LONGEST)} letters, got ${grouped(length2)}`);
    const response = await fetch(`api/${path}?${fields}`, { method }).catch(() => {
      throw new Refusal("the server does not answer; is 'firth explore' still running?");
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }
  async function refusal(response) {
    const complaint = await response.json().catch(() => ({}));
    return new Refusal(complaint.error ?? `the server answered ${response.status}`, complaint.nearest ?? []);
  }

  // src/main.ts
  async function begin() {
    const data = embeddedData();
    const source = data === null ? new ServerSource() : new EmbeddedSource(data);
    new App(source, await source.about());
  }
  begin().catch((error2) => {
    document.body.replaceChildren(element("p", { role: "alert", class: "alone" }, error2.message));
  });
})();
