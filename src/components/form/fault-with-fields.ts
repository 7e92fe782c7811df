import { FaultError } from "../fault";

/**
 * The same answer, with the server's faults moved to the fields of a form that names them otherwise: `names` maps the
 * first segment of a path.
 */
export async function faultWithFields<T>(
  answer: Promise<T>,
  names: Readonly<Record<string, string>>,
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    const fields = error.fault.fields.map(({ path, message }) => {
      const own = names[path.split(".")[0] ?? ""];
      return { path: own ?? path, message };
    });
    throw new FaultError({ ...error.fault, fields });
  }
}
