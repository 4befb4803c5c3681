const themes = ["auto", "light", "dark"] as const;

/** A button that goes round between the system's colours, light and dark. */
export function mountThemeSwitch(): void {
  const button = document.getElementById("theme");
  if (button === null) return;
  let at = 0;
  button.addEventListener("click", () => {
    at = (at + 1) % themes.length;
    const theme = themes[at] ?? "auto";
    document.documentElement.dataset["theme"] = theme;
    button.textContent = `Theme: ${theme}`;
  });
}
