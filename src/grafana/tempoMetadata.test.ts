import type { DataSourceInstance } from './dataSourceInstance';
import { tempoMetadata } from './tempoMetadata';

const source = (parts: Partial<DataSourceInstance>): DataSourceInstance => ({
  query: () => Promise.resolve({ data: [] }),
  ...parts,
});
const tags = { scopes: [] };

describe('what Tempo knows beside traces', () => {
  it('comes from its back end, names encoded as that decodes them', async () => {
    const getResource = jest.fn().mockResolvedValue(tags);
    const metadataRequest = jest.fn();
    expect(
      await tempoMetadata(source({ getResource, metadataRequest }), 'tag-values', { tag: 'span.a b', q: '{ }' })
    ).toBe(tags);
    expect(getResource).toHaveBeenCalledWith('tag-values', { tag: 'span.a%2520b', q: '{ }' });
    expect(metadataRequest).not.toHaveBeenCalled();
  });

  it('comes through the proxy where the back end has no such resource', async () => {
    const getResource = jest.fn().mockRejectedValue({ status: 404 });
    const metadataRequest = jest.fn().mockResolvedValue({ status: 200, data: tags });
    const older = source({ getResource, metadataRequest });
    expect(await tempoMetadata(older, 'tags', { limit: '5' })).toBe(tags);
    expect(metadataRequest).toHaveBeenLastCalledWith('/api/v2/search/tags', { limit: '5' });
    await tempoMetadata(older, 'tag-values', { tag: 'span.a/b', q: '{ }' });
    expect(metadataRequest).toHaveBeenLastCalledWith('/api/v2/search/tag/span.a%2Fb/values', { q: '{ }' });
  });

  it('is not looked for behind a refusal, and fails with the first reason', async () => {
    const refused = { status: 403 };
    const gone = { status: 404 };
    const metadataRequest = jest.fn().mockRejectedValue(new Error('away'));
    const asks = (reason: unknown) =>
      tempoMetadata(source({ getResource: () => Promise.reject(reason), metadataRequest }), 'tags', {});
    await expect(asks(refused)).rejects.toBe(refused);
    expect(metadataRequest).not.toHaveBeenCalled();
    await expect(asks(gone)).rejects.toBe(gone);
    await expect(tempoMetadata(source({}), 'tags', {})).rejects.toThrow('no metadata API');
  });
});
