/** What the audit says of an entry: no personal data, so not even its name. */
export const bookSubject = (contactId: string) => ({ kind: "contact", id: contactId, name: "address book" });
