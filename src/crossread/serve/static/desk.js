"use strict";
// Every page is whole without this script. It lets files be dropped and keeps places while typing.
(() => {
  document.documentElement.classList.add("js");

  // ---- files are dropped -----------------------------------------------------------------------

  const drop = document.querySelector("#drop");
  if (drop) {
    const input = drop.querySelector("input[type=file]");
    const said = drop.querySelector("#dropped");
    const tell = () => {
      const names = [...input.files].map((each) => each.name);
      const shown = names.slice(0, 5).join(", ");
      const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
      said.textContent = names.length ? `${names.length} chosen: ${shown}${more}` : "";
    };
    drop.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
      tell();
    });
    input.addEventListener("change", tell);
  }

  // ---- a form without words does not leave the page --------------------------------------------

  const add = document.querySelector("#add");
  if (add) {
    add.addEventListener("submit", (event) => {
      const files = add.querySelector("#files");
      const pasted = add.querySelector("#pasted");
      if (files.files.length || pasted.value.trim()) return;
      event.preventDefault();
      add.querySelector("#dropped").textContent = "Choose files or paste a text first.";
      files.focus();
    });
  }
})();
