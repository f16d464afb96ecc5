"""From a drawing to the image that the network sees; the page does the same in static/js/pen."""
