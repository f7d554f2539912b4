import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React, { useState, type ReactNode } from 'react';
import { formatCount } from './format';
import { shownText } from './shownText';

interface Props {
  readonly text: string;
  /** How many characters are shown before one asks for all. */
  readonly limit?: number;
  readonly className?: string;
  /** Draws the part that is shown; as it is where nothing else is said. */
  readonly draw?: (text: string) => ReactNode;
}

/** Foreign text of any length: as text, never as markup, the first part of it until all is wanted. */
export function BoundedText({ text, limit = 2000, className, draw }: Props) {
  const [all, setAll] = useState(false);
  const cut = !all && text.length > limit;
  const shown = shownText(cut ? text.slice(0, limit) : text);
  return (
    <>
      <bdi className={className}>{draw ? draw(shown) : shown}</bdi>
      {cut && (
        <>
          {'… '}
          <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(true)}>
            {t('text.show-all', 'Show all {{total}} characters', { total: formatCount(text.length) })}
          </Button>
        </>
      )}
    </>
  );
}
