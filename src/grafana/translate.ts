/**
 * Grafana's `t`. What only makes sentences of facts takes it as a parameter of that name, so that it needs no shell to
 * run while extraction still finds its texts; components hand it in.
 */
export type Translate = (key: string, text: string, values?: Record<string, unknown>) => string;
