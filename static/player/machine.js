// @ts-check
/** Programs that go through pages by themselves say so; a telephone called Cubot is none. */
const MACHINES = /(^|[^u])bot|crawl|spider|headless/i;

/** Whether no person looks at the page. */
export const isMachine = () => navigator.webdriver || MACHINES.test(navigator.userAgent);
