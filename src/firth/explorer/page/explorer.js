"use strict";
(() => {
  // src/main.ts
  document.title = "firth";
})();
