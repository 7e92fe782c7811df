/** The list of requests: registrations, renewals, transfers in and changes that may take their time. */
export const REQUESTS_PATH = "/dashboard/requests";

/** The page of one. */
export const requestPath = (id: string) => `${REQUESTS_PATH}/${id}`;
