import {
  booleanOverrideProcessor,
  displayNameOverrideProcessor,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardTransformers,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type DataTransformerInfo,
  type standardFieldConfigEditorRegistry,
  type standardTransformersRegistry,
} from '@grafana/data';

type FieldOption = ReturnType<Parameters<typeof standardFieldConfigEditorRegistry.setInit>[0]>[number];
type Transformation = ReturnType<Parameters<typeof standardTransformersRegistry.setInit>[0]>[number];

const nothing = () => null;

/** Without these, fields silently lose unit, colour, bounds and names. */
export function standardFieldOptions(): FieldOption[] {
  return [
    fieldOption('unit', unitOverrideProcessor),
    fieldOption('min', numberOverrideProcessor),
    fieldOption('max', numberOverrideProcessor),
    fieldOption('fieldMinMax', booleanOverrideProcessor),
    fieldOption('decimals', numberOverrideProcessor),
    fieldOption('displayName', displayNameOverrideProcessor),
    fieldOption('noValue', stringOverrideProcessor),
    fieldOption('thresholds', thresholdsOverrideProcessor),
    fieldOption('mappings', valueMappingsOverrideProcessor),
    fieldOption('color', identityOverrideProcessor),
    // Links are resolved from `config.links` when they are read; overriding them would need core's link service.
    fieldOption('links', identityOverrideProcessor),
    fieldOption('actions', identityOverrideProcessor),
    fieldOption('filterable', booleanOverrideProcessor),
  ];
}

function fieldOption(id: string, process: FieldOption['process']): FieldOption {
  return { id, path: id, name: id, editor: nothing, override: nothing, process, shouldApply: () => true, category: [] };
}

/** Grafana lists some transformers under two names; the registry wants each once. */
export function standardTransformations(): Transformation[] {
  const byId = new Map<string, DataTransformerInfo>();
  for (const info of Object.values(standardTransformers)) {
    byId.set(info.id, info);
  }
  return [...byId.values()].map((info) => ({
    id: info.id,
    name: info.name,
    description: info.description,
    transformation: readableEitherWay(info),
    editor: nothing,
    imageDark: '',
    imageLight: '',
  }));
}

/** Grafana 13 calls `transformation`, 12 reads the transformer's own members from it. */
function readableEitherWay(info: DataTransformerInfo) {
  const call = () => Promise.resolve(info);
  // A function's name cannot be assigned to before it is made writable.
  return Object.assign(Object.defineProperty(call, 'name', { writable: true }), info);
}
