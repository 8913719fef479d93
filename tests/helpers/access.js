// What a page must have for everyone, looked at from inside the page. Each check lists what is wrong, in words.
(() => {
  const FOCUSABLE = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]";

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const name = (one) => `<${one.localName}${one.id && `#${one.id}`}${one.className && `.${one.getAttribute("class")}`}> ${(one.textContent || one.value || "").trim().slice(0, 40)}`;
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  const style = (one) => getComputedStyle(one);
  const behind = (one) => (one ? [one, ...behind(one.parentElement)] : []);

  const dialog = () => document.querySelector("dialog:modal");

  /** What the Tab key must reach: of a group of radio buttons, the browser takes one alone. */
  function stops() {
    const open = dialog() ?? document;
    return all(FOCUSABLE, open).filter((one) => shown(one) && !one.disabled && one.getAttribute("tabindex") !== "-1" && isOfItsGroup(one));
  }

  function isOfItsGroup(one) {
    if (one.type !== "radio") return true;
    const group = all(`input[type=radio][name="${CSS.escape(one.name)}"]`);
    return one === (group.find((other) => other.checked) ?? group[0]);
  }

  // ---- colors

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  function rgba(color) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  function contrast(one, other) {
    const [low, high] = [light(rgba(one)), light(rgba(other))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }
  const ground = (one) => behind(one).map((each) => style(each).backgroundColor).find((color) => rgba(color)[3] > 200) ?? "canvas";

  // ---- focus

  /** Whether something shows that this has the focus: an outline of 2 px or more that stands out from what is behind it. */
  function hasRing(one) {
    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = style(one);
    const outside = parseFloat(outlineOffset) >= 0 ? one.parentElement : one;
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && contrast(outlineColor, ground(outside)) >= 3 && !isCut(one);
  }

  /** What cuts off that which reaches out of it, and can't be scrolled by the reader. */
  const frames = (one) => behind(one).filter((each) => /hidden|clip/.test(style(each).overflow) || /content|paint|strict/.test(style(each).contain)).filter((each) => ![document.body, document.documentElement].includes(each));

  function isCut(one) {
    const box = one.getBoundingClientRect();
    const out = parseFloat(style(one).outlineOffset) + 2;
    return frames(one.parentElement).some((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return box.top - out < top - 1 && box.bottom + out > bottom + 1;
    });
  }

  /** A field that is drawn by something else, such as a file's button, has its ring there. */
  const ringed = (one) => [one, one.nextElementSibling, one.closest("label")].filter(Boolean).some(hasRing);

  /** Whether a bar that stays on the screen lies over this. */
  function underBar(one) {
    if (style(one).position === "fixed") return false; // what lies above what, isReachable tells
    const box = one.getBoundingClientRect();
    return bars.some((bar) => {
      const over = bar.getBoundingClientRect();
      return !bar.contains(one) && shown(bar) && box.bottom > over.top + 1 && box.top < over.bottom - 1 && box.right > over.left && box.left < over.right;
    });
  }
  let bars = [];
  const findBars = () => { bars = all("*", dialog() ?? document.body).filter((one) => /fixed|sticky/.test(style(one).position) && one.checkVisibility({ opacityProperty: true }) && !one.matches("[popover], dialog")); };

  /** Whether a finger or a mouse would reach this where it is drawn. */
  function isReachable(one) {
    const [box] = [...one.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height);
    const [x, y] = [(Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
    const hit = document.elementFromPoint(x, y);
    // A word's note was opened by the reader, and goes with the Escape key while the focus stays (WCAG 2.4.11, note 2).
    if (hit?.closest(":popover-open")) return true;
    return !!hit && (one.contains(hit) || hit.contains(one) || !!one.labels?.length && [...one.labels].some((label) => label.contains(hit)));
  }

  function wrongWithFocusOn(one) {
    if (document.activeElement !== one) return "can't have the focus";
    if (one.localName !== "iframe" && !ringed(one)) return "no visible focus";
    if (underBar(one)) return "focus is under a bar";
    return isReachable(one) ? "" : "something lies over it";
  }

  /** Puts the focus on everything that can have it, as the Tab key does. */
  function focus() {
    findBars();
    const found = stops().map((one) => {
      one.focus({ focusVisible: true });
      if (!shown(one)) return ""; // a menu that closes when the focus goes on
      const wrong = wrongWithFocusOn(one);
      return wrong && `${wrong}: ${name(one)}`;
    });
    document.activeElement.blur();
    return found.filter(Boolean);
  }

  /** What would part the order of the Tab key from the order in which the page is read. (The list of what is on the page
      comes before the text, and is drawn beside its beginning.) */
  function order() {
    const ahead = all("[tabindex]").filter((one) => one.tabIndex > 0);
    const moved = all("body :not(.md-sidebar)").filter((one) => style(one).order !== "0" || /reverse/.test(style(one).flexDirection + style(one).flexWrap));
    const lost = all("a[href], button, input, select, textarea, summary").filter((one) => shown(one) && !one.disabled && one.tabIndex < 0);
    return [...ahead, ...moved].filter(shown).concat(lost).map((one) => `out of order: ${name(one)}`);
  }

  /** A date and a time have a stop for each of their 3 parts, and one for the calendar or the clock. */
  const PARTS = 4;

  /** Puts the focus on the first stop, and from then on writes down what has it. Tells how often to press the Tab key. */
  let steps = [];
  function listen() {
    steps = [];
    document.addEventListener("focusin", ({ target }) => steps.push(target));
    const due = stops();
    document.activeElement.blur();
    due[0].focus();
    return due.flatMap((one) => Array(one.matches("[type=date], [type=time]") ? PARTS : 1).fill(one)).length;
  }

  /** Where the Tab key did not do what it should: every stop once, in the order of the document. */
  function walked() {
    const due = stops();
    const took = [...new Set(steps)];
    const at = due.findIndex((one, place) => took[place] !== one);
    return at < 0 ? [] : [`after ${at} of ${due.length} stops: ${took[at] ? name(took[at]) : "nothing"} instead of ${name(due[at])}`];
  }

  // ---- targets

  /** What is smaller than a finger needs, of all or of what a selector names. A link among words needs no more than its line. */
  function targets(least, selector = "*") {
    return stops().filter((one) => one.matches(selector) && !isAmongWords(one)).flatMap((one) => {
      const boxes = [one, ...(one.labels ?? [])].filter(shown).map((each) => each.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(lineOf(one), ...boxes.map((box) => box.height));
      return Math.min(width, height) < least - 0.1 ? [`${Math.round(width)} x ${Math.round(height)}: ${name(one)}`] : [];
    });
  }

  const lineOf = (one) => (style(one).display === "inline" ? parseFloat(style(one).lineHeight) : 0);

  function isAmongWords(one) {
    if (style(one).display !== "inline") return false;
    const block = behind(one.parentElement).find((each) => style(each).display !== "inline");
    return block.innerText.trim() !== one.innerText.trim();
  }

  /** Fields with letters so small that an iPhone zooms in on them. */
  function zooming() {
    const fields = all("input:not([type=checkbox], [type=radio], [type=file]), textarea, select");
    return fields.filter((one) => parseFloat(style(one).fontSize) < 16).map((one) => `zooms in: ${name(one)}`);
  }

  // ---- what a page is made of

  const label = (one) => one.getAttribute("aria-label") ?? document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim();
  const inSection = (one) => !!one.parentElement.closest("article, aside, main, nav, section");

  function structure() {
    const found = [];
    const expect = (holds, words) => holds || found.push(words);
    const levels = all("h1, h2, h3, h4, h5, h6").filter(shown).map((one) => Number(one.localName[1]));
    expect(levels.filter((one) => one === 1).length === 1, "not one h1");
    expect(levels.every((one, at) => at === 0 ? one === 1 : one <= levels[at - 1] + 1), `headings out of order: ${levels}`);
    expect(/^[a-z]{2}$/.test(document.documentElement.lang), "no language");
    expect(document.title.trim(), "no title");
    expect(all("main, [role=main]").length === 1, "not one main");
    expect(all("header, [role=banner]").filter((one) => !inSection(one)).length === 1, "not one banner");
    expect(all("footer, [role=contentinfo]").filter((one) => !inSection(one)).length === 1, "not one footer");
    const navs = all("nav, [role=navigation]").map(label);
    expect(navs.every(Boolean) && new Set(navs).size === navs.length, `navigation without a name of its own: ${navs}`);
    const [skip] = stops();
    const target = skip?.hash && document.getElementById(decodeURIComponent(skip.hash.slice(1)));
    expect(dialog() || target?.closest("main"), "the first stop does not skip to the text");
    return found;
  }

  /** What still moves although the reader wants nothing to move. */
  function moving() {
    const long = (value) => value.split(",").some((one) => parseFloat(one) * (one.includes("ms") ? 1 : 1000) > 10);
    const moves = (look) => (look.transitionProperty !== "none" && long(look.transitionDuration)) || (look.animationName !== "none" && long(look.animationDuration)) || look.scrollBehavior === "smooth";
    return all("*").filter((one) => ["", "::before", "::after"].some((part) => moves(getComputedStyle(one, part)))).map((one) => `moves: ${name(one)}`);
  }

  /** What sticks out of the screen, or has words that are cut off. */
  function cut() {
    const found = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const one = words.currentNode.parentElement;
      if (words.currentNode.data.trim() && shown(one) && !isForTheEar(one)) {
        const range = new Range();
        range.selectNodeContents(words.currentNode);
        const box = range.getBoundingClientRect();
        const around = frames(one).map((each) => each.getBoundingClientRect());
        if (!scrolls(one)) around.push({ left: 0, right: innerWidth });
        if (around.some(({ left, right, top, bottom }) => box.left < left - 2 || box.right > right + 2 || box.top < top - 2 || box.bottom > bottom + 2)) found.push(`cut off: ${name(one)}`);
      }
    }
    return found;
  }
  const isForTheEar = (one) => behind(one).some((each) => style(each).clipPath !== "none");
  const scrolls = (one) => behind(one).some((each) => /auto|scroll/.test(style(each).overflowX) && each !== document.documentElement);

  return { focus, order, listen, walked, targets, zooming, structure, moving, cut };
})()
