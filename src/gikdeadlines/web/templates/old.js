/* Written for the oldest browsers: says that this one cannot run the page, before anything newer is parsed. */
(function () {
  var serves = typeof Worker === "function" && typeof WebAssembly === "object" && typeof DecompressionStream === "function" && typeof BigInt === "function" && "replaceChildren" in document.documentElement && typeof Array.prototype.at === "function";
  /** @type {any} */ (window).gikdeadlinesServes = serves;
  if (!serves) {
    /** @type {HTMLElement} */ (document.getElementById("too-old")).hidden = false;
    /** @type {HTMLElement} */ (document.getElementById("page")).hidden = true;
  }
})();
