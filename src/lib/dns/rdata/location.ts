import { RdataError } from "../problem";
import type { Field, RdataType } from "./types";

const EQUATOR = 2 ** 31;
const ALTITUDE_BASE = 10_000_000;

/** RFC 1876 §3: degrees [minutes [seconds]] N|S, the same E|W, altitude, then size and precisions with "m". */
const PATTERN =
  /^(\d{1,2})(?: (\d{1,2})(?: (\d{1,2}(?:\.\d{1,3})?))?)? ([NS]) (\d{1,3})(?: (\d{1,2})(?: (\d{1,2}(?:\.\d{1,3})?))?)? ([EW]) (-?\d{1,8}(?:\.\d{1,2})?)m?(?: (\d{1,8}(?:\.\d{1,2})?)m?)?(?: (\d{1,8}(?:\.\d{1,2})?)m?)?(?: (\d{1,8}(?:\.\d{1,2})?)m?)?$/i;

const location: Field = {
  name: "location",
  takesRest: true,
  parse(tokens) {
    const text = tokens.map((token) => token.text).join(" ");
    const m = PATTERN.exec(text);
    if (!m) {
      throw new RdataError(
        "bad_location",
        `A LOC record reads latitude, longitude and altitude such as '${LOC.example}'; '${text}' does not`,
      );
    }
    const latitude = milliseconds(m[1], m[2], m[3], 90, "latitude");
    const longitude = milliseconds(m[5], m[6], m[7], 180, "longitude");
    const altitude = Math.round(Number(m[9]) * 100) + ALTITUDE_BASE;
    if (altitude < 0 || altitude > 0xffffffff) {
      throw new RdataError("bad_altitude", "A LOC altitude lies between -100000.00m and 42849672.95m");
    }
    const wire = new Uint8Array(16);
    const view = new DataView(wire.buffer);
    wire[1] = packSize(m[10] ?? "1");
    wire[2] = packSize(m[11] ?? "10000");
    wire[3] = packSize(m[12] ?? "10");
    view.setUint32(4, EQUATOR + (m[4]?.toUpperCase() === "N" ? latitude : -latitude));
    view.setUint32(8, EQUATOR + (m[8]?.toUpperCase() === "E" ? longitude : -longitude));
    view.setUint32(12, altitude);
    return wire;
  },
  format(wire, offset, end) {
    if (end - offset < 16) return { text: "", next: end };
    const view = new DataView(wire.buffer, wire.byteOffset + offset, 16);
    const latitude = view.getUint32(4) - EQUATOR;
    const longitude = view.getUint32(8) - EQUATOR;
    const altitude = ((view.getUint32(12) - ALTITUDE_BASE) / 100).toFixed(2);
    const sizes = [1, 2, 3].map((i) => `${unpackSize(view.getUint8(i))}m`).join(" ");
    const text = `${angle(latitude)} ${latitude < 0 ? "S" : "N"} ${angle(longitude)} ${longitude < 0 ? "W" : "E"} ${altitude}m ${sizes}`;
    return { text, next: offset + 16 };
  },
};

/** RFC 1876. */
export const LOC: RdataType = {
  name: "LOC",
  code: 29,
  example: "52 22 23.000 N 4 53 32.000 E -2.00m 1m 10000m 10m",
  fields: [location],
};

function milliseconds(degrees = "0", minutes = "0", seconds = "0", most: number, what: string): number {
  const whole = (Number(degrees) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1_000);
  if (Number(minutes) > 59 || Number(seconds) >= 60 || whole > most * 3_600_000) {
    throw new RdataError(
      "bad_angle",
      `The ${what} lies within ${most} degrees, minutes and seconds below 60`,
    );
  }
  return whole;
}

function angle(value: number): string {
  const ms = Math.abs(value);
  return `${Math.floor(ms / 3_600_000)} ${Math.floor(ms / 60_000) % 60} ${((ms % 60_000) / 1_000).toFixed(3)}`;
}

/** Centimetres as one decimal digit and a power of ten. */
function packSize(metres: string): number {
  let centimetres = Math.round(Number(metres) * 100);
  let power = 0;
  while (centimetres >= 10 && power < 9) {
    centimetres = Math.floor(centimetres / 10);
    power++;
  }
  if (centimetres > 9) throw new RdataError("bad_size", "A LOC size or precision is at most 90000000m");
  return (centimetres << 4) | power;
}

function unpackSize(packed: number): string {
  const centimetres = (packed >> 4) * 10 ** (packed & 15);
  return centimetres % 100 === 0 ? String(centimetres / 100) : (centimetres / 100).toFixed(2);
}
