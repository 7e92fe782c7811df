/** The first stop of the keyboard: past the navigation. The page's main part has `id="main"`. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="-translate-y-20 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0"
    >
      Skip to content
    </a>
  );
}
