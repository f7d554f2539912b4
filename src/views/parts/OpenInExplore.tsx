import { t } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';
import React from 'react';

/** The way to the same query in Grafana's Explore; nothing where Explore could not run it. */
export function OpenInExplore({ href }: { readonly href: string | undefined }) {
  if (!href) {
    return null;
  }
  const label = t('explore.open', 'Open in Explore');
  return (
    <LinkButton
      href={href}
      size="sm"
      variant="secondary"
      fill="text"
      icon="compass"
      tooltip={label}
      aria-label={label}
    />
  );
}
