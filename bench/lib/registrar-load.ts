import { type Load, wrk } from "./load";
import { NAMESPACE } from "./registrars";

const BASE = "/api/v1/registrar/v1";

/** Requests with a body, each with the next of `keys`. `path` and `body` are Lua expressions of `n`. */
function loadPosts(
  url: string,
  keys: readonly string[],
  path: string,
  body: string,
  seconds: number,
): Promise<Load> {
  return wrk(
    url,
    seconds,
    `local keys = {${keys.map((key) => `"${key}"`).join(",")}}
     function make(n)
       return wrk.format("POST", "${BASE}" .. ${path},
         {["Authorization"] = "Bearer " .. keys[n % #keys + 1], ["Content-Type"] = "application/json"}, ${body})
     end`,
  );
}

export function loadCheckDomain(
  url: string,
  keys: readonly string[],
  prefix: string,
  seconds: number,
): Promise<Load> {
  const body = `'{"domain":"${prefix}' .. n .. '.${NAMESPACE}"}'`;
  return loadPosts(url, keys, `"/domains/check"`, body, seconds);
}

/** Keyed: `prefix` and a counter are the key. */
export function loadCreateDomain(
  url: string,
  keys: readonly string[],
  prefix: string,
  seconds: number,
): Promise<Load> {
  const body = `'{"domain":"${prefix}' .. n .. '.${NAMESPACE}","idempotency_key":"create-${prefix}' .. n .. '"}'`;
  return loadPosts(url, keys, `"/domains"`, body, seconds);
}

/** Keyed; renews the names `prefix` and 1 … that `fillNames` made, each once. */
export function loadRenewDomain(
  url: string,
  keys: readonly string[],
  prefix: string,
  seconds: number,
): Promise<Load> {
  const path = `"/domains/${prefix}" .. n .. ".${NAMESPACE}/renew"`;
  return loadPosts(url, keys, path, `'{"idempotency_key":"renew-${prefix}' .. n .. '"}'`, seconds);
}

export function loadPoll(
  url: string,
  keys: readonly string[],
  query: string,
  seconds: number,
): Promise<Load> {
  return wrk(
    url,
    seconds,
    `local keys = {${keys.map((key) => `"${key}"`).join(",")}}
     function make(n)
       return wrk.format("GET", "${BASE}/poll${query}", {["Authorization"] = "Bearer " .. keys[n % #keys + 1]})
     end`,
  );
}
