import { t } from '@grafana/i18n';
import { Input } from '@grafana/ui';
import React, { useState, type KeyboardEvent } from 'react';
import { readTraceId, type TraceId } from '../../model/ids';

interface Props {
  readonly id?: string;
  readonly label: string;
  readonly traceId: TraceId | undefined;
  readonly onTraceId: (traceId: TraceId | undefined) => void;
}

/** A trace id that is typed or pasted. It counts once it is left or Enter is pressed, and only if it is one. */
export function TraceIdInput({ id, label, traceId, onTraceId }: Props) {
  const [typed, setTyped] = useState({ text: traceId ?? '', over: traceId });
  // Links and the swap change the address: what was typed before no longer counts.
  const text = typed.over === traceId ? typed.text : (traceId ?? '');
  const read = readTraceId(text);
  const wrong = text.trim() !== '' && read === undefined;
  const settle = () => {
    if (!wrong && read !== traceId) {
      onTraceId(read);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      settle();
    }
  };
  return (
    <Input
      id={id}
      value={text}
      invalid={wrong}
      title={wrong ? t('compare.wrong-id', 'A trace id has up to 32 digits from 0 to 9 and a to f') : undefined}
      aria-label={label}
      aria-invalid={wrong}
      placeholder={t('compare.paste', 'Paste a trace id')}
      spellCheck={false}
      onChange={(event) => setTyped({ text: event.currentTarget.value, over: traceId })}
      onKeyDown={onKeyDown}
      onBlur={settle}
    />
  );
}
