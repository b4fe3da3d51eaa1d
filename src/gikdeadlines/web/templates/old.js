/* Written for the oldest browsers: says that this one cannot run the page, before anything newer is parsed. */
(function () {
  var serves = typeof Worker === "function" && typeof WebAssembly === "object" && typeof DecompressionStream === "function" && typeof BigInt === "function" && "replaceChildren" in document.documentElement && typeof Array.prototype.at === "function";
  window.gikdeadlinesServes = serves;
  if (!serves) {
    document.getElementById("too-old").hidden = false;
    document.getElementById("page").hidden = true;
  }
})();
