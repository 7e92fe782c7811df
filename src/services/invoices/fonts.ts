import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

const GEIST = join(dirname(require.resolve("geist/font/sans")), "fonts/geist-sans");

/** Geist for what it has, as on the pages; DejaVu Sans for texts with Greek, Hebrew, Arabic and the like. */
const FILES = {
  regular: join(GEIST, "Geist-Regular.ttf"),
  bold: join(GEIST, "Geist-SemiBold.ttf"),
  wideRegular: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
  wideBold: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
};

export type FontName = keyof typeof FILES;

let loading: Promise<Record<FontName, Buffer>> | undefined;

/** The fonts' files, 2 MB, read when the first PDF is asked for. */
export function loadFonts(): Promise<Record<FontName, Buffer>> {
  loading ??= readAll().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function readAll(): Promise<Record<FontName, Buffer>> {
  const [regular, bold, wideRegular, wideBold] = await Promise.all(
    Object.values(FILES).map((file) => readFile(file)),
  );
  if (!regular || !bold || !wideRegular || !wideBold) throw new Error("A font of the invoices is missing");
  return { regular, bold, wideRegular, wideBold };
}
