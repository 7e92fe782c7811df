import localFont from "next/font/local";

export { GeistSans as sans } from "geist/font/sans";

/** For names, records and keys. Not preloaded: its width is that of every fallback here, so nothing moves when it comes. */
export const mono = localFont({
  src: "../../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
});
