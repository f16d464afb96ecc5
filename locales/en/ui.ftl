# For screen readers: an empty slot, where a number will be that is not known yet.
not-yet = not known yet

## What could not be loaded

ui-not-loaded = { $what ->
    [place] This place could not be loaded. It comes once the server is there again; if not, reload the page.
    [chapter] This chapter could not be loaded. It comes once the server is there again; if not, reload the page.
   *[panel] This could not be loaded. It comes once the server is there again; if not, reload the page.
}

## The choice of a neuron, of a weight, and of a layer

ui-neuron-layer = Layer
ui-neuron = Neuron
ui-weight = Weight
# The names of three choices, each in front of its list: the layer that a weight goes into, the neuron there that it
# goes to, and the neuron behind, or the pixel, that it comes from.
ui-weight-choice = { $is_from_pixel ->
    [yes] <into>into</into> <to>neuron</to> <from>from pixel</from>
   *[no] <into>into</into> <to>neuron</to> <from>from</from>
}
# Chooses the most active one of the neurons that a weight may come from.
ui-weight-most-active = most active
# A button. $name is the name of the layer, as in "hidden 1".
ui-layer = layer { $layer } <muted>{ $name }</muted>

## Numbers

# What is wrong with a number that was typed.
ui-number-range = From 0 to { $most } here.
# Behind a number that is of another step than the one on show.
ui-at-step = at step { $step }

## Pages of examples

ui-pager-previous = Previous examples
ui-pager-next = Next examples
ui-pager = { $is_one ->
    [yes] example { $first } of { $count }
   *[no] examples { $first } to { $last } of { $count }
}
