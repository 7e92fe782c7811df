type Tree = { [key: string]: unknown };

/**
 * What a form holds, by its controls' names: `contacts.registrant.email` becomes nested objects, number segments become
 * lists. A check box without a value is a boolean, several with values and one name are a list, a number field is a number.
 * What is no number in a number field is NaN. An empty control with `data-empty="omit"` is left out, with `data-empty="null"` it is null. Disabled ones do not count.
 */
export function readValues(form: HTMLFormElement): Tree {
  const values: Tree = {};
  for (const control of form.elements) {
    if (
      !(
        control instanceof HTMLInputElement ||
        control instanceof HTMLSelectElement ||
        control instanceof HTMLTextAreaElement
      ) ||
      !control.name ||
      control.matches(":disabled")
    ) {
      continue;
    }
    const path = control.name.split(".");
    if (control.type === "checkbox") {
      const box = control as HTMLInputElement;
      if (!box.hasAttribute("value")) put(values, path, box.checked);
      else {
        const list = (get(values, path) as string[] | undefined) ?? [];
        put(values, path, box.checked ? [...list, box.value] : list);
      }
    } else if (control.type === "radio") {
      if ((control as HTMLInputElement).checked) put(values, path, control.value);
    } else if (control.validity.badInput) {
      // What is no number reads as empty, and must not pass for it.
      put(values, path, Number.NaN);
    } else if (control.value === "" && control.dataset.empty) {
      if (control.dataset.empty === "null") put(values, path, null);
    } else if (control.type === "number" || control.dataset.kind === "number") {
      if (control.value !== "") put(values, path, Number(control.value));
    } else {
      put(values, path, control.value);
    }
  }
  return values;
}

function get(tree: Tree, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Tree | undefined)?.[key], tree);
}

function put(tree: Tree, path: readonly string[], value: unknown): void {
  let at = tree;
  for (const [index, key] of path.entries()) {
    if (index === path.length - 1) {
      at[key] = value;
      return;
    }
    at[key] ??= /^\d+$/.test(path[index + 1] ?? "") ? [] : {};
    at = at[key] as Tree;
  }
}
