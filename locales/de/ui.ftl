# For screen readers: an empty slot, where a number will be that is not known yet.
not-yet = noch nicht bekannt

## What could not be loaded

ui-not-loaded = { $what ->
    [place] Dieser Bereich ließ sich nicht laden. Er kommt, sobald der Server wieder da ist; wenn nicht, lade die Seite neu.
    [chapter] Dieses Kapitel ließ sich nicht laden. Es kommt, sobald der Server wieder da ist; wenn nicht, lade die Seite neu.
   *[panel] Dies ließ sich nicht laden. Es kommt, sobald der Server wieder da ist; wenn nicht, lade die Seite neu.
}

## The choice of a neuron, of a weight, and of a layer

ui-neuron-layer = Schicht
ui-neuron = Neuron
ui-weight = Gewicht
# The names of three choices, each in front of its list: the layer that a weight goes into, the neuron there that it
# goes to, and the neuron behind, or the pixel, that it comes from.
ui-weight-choice = { $is_from_pixel ->
    [yes] <into>nach</into> <to>Neuron</to> <from>von Pixel</from>
   *[no] <into>nach</into> <to>Neuron</to> <from>von</from>
}
# Chooses the most active one of the neurons that a weight may come from.
ui-weight-most-active = vom aktivsten
# A button. $name is the name of the layer, as in "hidden 1".
ui-layer = Schicht { $layer } <muted>{ $name }</muted>

## Numbers

# What is wrong with a number that was typed.
ui-number-range = Hier geht 0 bis { $most }.
# Behind a number that is of another step than the one on show.
ui-at-step = bei Schritt { $step }

## Pages of examples

ui-pager-previous = Vorige Beispiele
ui-pager-next = Nächste Beispiele
ui-pager = { $is_one ->
    [yes] Beispiel { $first } von { $count }
   *[no] Beispiele { $first } bis { $last } von { $count }
}
