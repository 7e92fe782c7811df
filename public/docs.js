// For pages of the docs: copying code, and the reader's choice of light or dark. They are whole without it.
const { documentElement } = document;

for (const button of document.querySelectorAll(".copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const text = button.parentElement?.querySelector("pre")?.textContent ?? "";
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    button.textContent = isCopied ? "Copied" : "Not copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  });
}

const theme = document.querySelector(".theme select");
if (theme) {
  theme.value = documentElement.dataset.theme ?? "system";
  theme.closest(".theme").hidden = false;
  theme.addEventListener("change", () => {
    try {
      if (theme.value === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme.value);
    } catch {
      // Storage is closed to us: the choice holds for this page.
    }
    if (theme.value === "system") delete documentElement.dataset.theme;
    else documentElement.dataset.theme = theme.value;
  });
}

// On narrow screens the list of contents begins closed: it would push the page away.
if (matchMedia("(max-width: 64rem)").matches)
  document.querySelector(".contents details")?.removeAttribute("open");
