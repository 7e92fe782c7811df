const API = "/api/v1/registrar/v1";

/** Where a registrar reads on. */
export function docsLinks(publicUrl: string) {
  return {
    openapi: `${publicUrl}${API}/openapi.json`,
    reference: `${publicUrl}${API}/docs`,
    index: `${publicUrl}/docs/registrar`,
    handoff_packet: `${publicUrl}/docs/registrar/handoff-packet`,
    ote_checklist: `${publicUrl}/docs/registrar/ote-checklist`,
    ote_evidence_template: `${publicUrl}/docs/registrar/ote-evidence-template`,
    epp_gateway_contract: `${publicUrl}/docs/registrar/epp-gateway-contract`,
    epp_conformance: `${publicUrl}/docs/registrar/epp-conformance`,
    errors: `${publicUrl}/docs/errors`,
  };
}
