import { act, render, screen } from '@testing-library/react';
import React, { Component, type ReactNode } from 'react';
import { scriptOf, useScript, type Script } from './script';

function Shown({ script, isWanted }: { readonly script: Script<object>; readonly isWanted?: boolean }) {
  const Found = useScript(script, isWanted);
  return Found ? React.createElement(Found) : <p>awaited</p>;
}

const Page = () => <p>the page</p>;

class Fence extends Component<{ readonly children: ReactNode }, { readonly said?: string }> {
  state: { readonly said?: string } = {};
  static getDerivedStateFromError(error: Error) {
    return { said: error.message };
  }
  render() {
    return this.state.said ?? this.props.children;
  }
}

describe('a script', () => {
  it('is drawn as soon as it is there, and loaded once', async () => {
    const load = jest.fn(async () => Page);
    const script = scriptOf<object>(load);
    render(<Shown script={script} />);
    expect(screen.getByText('awaited')).toBeInTheDocument();
    expect(await screen.findByText('the page')).toBeInTheDocument();
    await script.load();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('that was loaded ahead is drawn at once', async () => {
    const script = scriptOf<object>(async () => Page);
    await script.load();
    render(<Shown script={script} />);
    expect(screen.getByText('the page')).toBeInTheDocument();
  });

  it('is not loaded before it is wanted', async () => {
    const load = jest.fn(async () => Page);
    const script = scriptOf<object>(load);
    const { rerender } = render(<Shown script={script} isWanted={false} />);
    await act(async () => {});
    expect(load).not.toHaveBeenCalled();
    rerender(<Shown script={script} isWanted />);
    expect(await screen.findByText('the page')).toBeInTheDocument();
  });

  it('that cannot be loaded fails where it would have been drawn, and is tried again by the next who wants it', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    const load = jest.fn(async () => Page).mockRejectedValueOnce(new Error('gone'));
    const script = scriptOf<object>(load);
    const { unmount } = render(
      <Fence>
        <Shown script={script} />
      </Fence>
    );
    expect(await screen.findByText('gone')).toBeInTheDocument();
    unmount();
    render(<Shown script={script} />);
    expect(await screen.findByText('the page')).toBeInTheDocument();
  });
});
