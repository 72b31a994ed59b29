"""Word documents: templates rendered, the page of GB/T 9704, the ruler."""
