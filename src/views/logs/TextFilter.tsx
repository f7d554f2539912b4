import { t } from '@grafana/i18n';
import { Icon, Input } from '@grafana/ui';
import React, { useEffect, useState, type KeyboardEvent } from 'react';

interface Props {
  readonly contains: string | undefined;
  /** Undefined where nothing is asked of the text any longer. */
  readonly onContains: (contains: string | undefined) => void;
}

/** How long one may pause while typing before the lines are asked for, in milliseconds. */
const pause = 500;

/** Text that lines must contain, upper and lower case told apart. Asked for after a pause, or at once with Enter. */
export function TextFilter({ contains = '', onContains }: Props) {
  const [typed, setTyped] = useState({ text: contains, over: contains });
  // Back and links change the address: what was typed before no longer counts.
  const text = typed.over === contains ? typed.text : contains;
  useEffect(() => {
    if (text === contains) {
      return undefined;
    }
    const timer = setTimeout(() => onContains(text || undefined), pause);
    return () => clearTimeout(timer);
  }, [text, contains, onContains]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && text !== contains) {
      onContains(text || undefined);
    } else if (event.key === 'Escape') {
      event.currentTarget.blur();
    }
  };
  return (
    <Input
      type="search"
      width={32}
      value={text}
      prefix={<Icon name="search" />}
      placeholder={t('logs.contains', 'Line contains…')}
      aria-label={t('logs.contains-label', 'Text that lines must contain')}
      onChange={(event) => setTyped({ text: event.currentTarget.value, over: contains })}
      onKeyDown={onKeyDown}
    />
  );
}
