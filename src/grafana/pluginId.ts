/** The app's id in Grafana, as plugin.json says it: part of its addresses and of the names of what it stores. */
export const pluginId = 'throughline-investigation-app';
