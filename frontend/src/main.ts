document.title = "firth";
