import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../error-catalogue";
import { COMMAND_NAMES } from "./commands";
import { eppConformance, eppGatewayContract, registryServiceContract } from "./contract";
import { nothingOffered } from "./offer";

const byId = (offer = nothingOffered()) =>
  Object.fromEntries(eppConformance(offer).map(({ id, implemented }) => [id, implemented]));

describe("the EPP conformance checklist", () => {
  test("says what the code maps, and that nothing is served where no EPP server is open", () => {
    expect(byId()).toEqual({
      command_mappings_complete: true,
      error_mapping_shared: true,
      poll_mapping_defined: true,
      idempotency_mapping_defined: true,
      tcp_tls_server: false,
      xml_parser_serializer: false,
      session_lifecycle: false,
      epp_ote_suite: false,
    });
  });

  test("takes over what a server that opens says of itself, and nothing more", () => {
    const offer = nothingOffered();
    offer.epp = { address: "epp.test:700", checks: { tcp_tls_server: "TLS 1.3 on port 700" } };
    expect(byId(offer)).toMatchObject({ tcp_tls_server: true, epp_ote_suite: false });
    expect(eppConformance(offer).find(({ id }) => id === "tcp_tls_server")?.detail).toBe(
      "TLS 1.3 on port 700",
    );
    expect(eppGatewayContract(offer)).toMatchObject({ available: true, address: "epp.test:700" });
  });
});

test("every error of the catalogue has a result code of RFC 5730, and its text", () => {
  const { error_mapping } = eppGatewayContract(nothingOffered());
  expect(error_mapping).toHaveLength(Object.keys(CATALOGUE).length);
  for (const row of error_mapping) expect(row.epp_result, row.code).toMatch(/\w/);
});

test("a DNS adapter is described when one publishes", () => {
  expect(eppGatewayContract(nothingOffered()).dns_adapter).toBeNull();
});

test("the registry's service contract lists every command", () => {
  expect(registryServiceContract().commands.map(({ command }) => command)).toEqual([...COMMAND_NAMES]);
});
