/** Hides the devices whose row holds not all of the words typed. */
export function mountDeviceSearch(): void {
  const input = document.querySelector<HTMLInputElement>("#device-search");
  const count = document.getElementById("device-count");
  const rows = [...document.querySelectorAll<HTMLTableRowElement>("#devices tbody tr")];
  input?.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    const shown = rows.filter(({ hidden }) => !hidden).length;
    if (count !== null) count.textContent = `${shown} of ${rows.length} shown`;
  });
}
