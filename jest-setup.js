// Jest setup provided by Grafana scaffolding
if (typeof window !== 'undefined') {
  require('./.config/jest-setup');
  // Grafana's own controls measure their texts on a canvas, which jsdom does not draw.
  HTMLCanvasElement.prototype.getContext = () => ({ measureText: () => ({ width: 80 }) });
}

// What React 19 and Grafana's packages expect of a browser and jsdom lacks. The channel has to deliver:
// React's scheduler posts through it.
global.MessageChannel ??= class {
  constructor() {
    const wire = (to) => ({
      onmessage: null,
      close() {},
      postMessage: (data) => setTimeout(() => to().onmessage?.({ data }), 0),
    });
    this.port1 = wire(() => this.port2);
    this.port2 = wire(() => this.port1);
  }
};
global.IntersectionObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
};
global.ResizeObserver ??= class {
  constructor(callback) {
    this.callback = callback;
  }
  unobserve() {}
  disconnect() {}
  observe(target) {
    const height = target.hasAttribute('data-viz-panel-key') ? 400 : 0;
    this.callback(
      [{ target, contentRect: { width: 800, height, top: 0, left: 0, right: 800, bottom: height, x: 0, y: 0 } }],
      this
    );
  }
};
