import type { IconName } from "../ui/icon-names";

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/\bOPR\/(\d+)/, "Opera"],
  [/\bSamsungBrowser\/(\d+)/, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\/(\d+)/, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/, "Chrome"],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, "Safari"],
  [/^curl\/(\d+)/, "curl"],
];

const SYSTEMS: readonly (readonly [RegExp, string, IconName])[] = [
  [/\b(?:iPhone|iPod)\b/, "iPhone", "smartphone"],
  [/\biPad\b/, "iPad", "smartphone"],
  [/\bAndroid\b/, "Android", "smartphone"],
  [/\bWindows\b/, "Windows", "monitor"],
  [/\bMac OS X\b/, "macOS", "laptop"],
  [/\bCrOS\b/, "ChromeOS", "laptop"],
  [/\bLinux\b/, "Linux", "monitor"],
];

/** A `User-Agent` (RFC 9110 §10.1.5) in words: "Firefox 140 on Linux". What it says is a guess, never a proof. */
export function deviceOf(userAgent: string | null): { text: string; icon: IconName } {
  if (!userAgent) return { text: "Unknown browser", icon: "circle-question-mark" };
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent));
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent));
  const version = browser?.[0].exec(userAgent)?.[1];
  const name = browser ? `${browser[1]} ${version}` : (userAgent.split(/[\s/(]/)[0] ?? "Unknown browser");
  return { text: system ? `${name} on ${system[1]}` : name, icon: system?.[2] ?? "terminal" };
}
