# Chapter 14: what is left of a weight's gradient where σ is flat.

saturation-title = Wo σ flach ist
# The slider of the sum z of a neuron. $output is the digit of an output.
saturation-slider = z der Ausgabe { $output }
# Three factors and their product, with numbers. { $behind } is the activation behind the weight.
saturation-product = ∂C/∂w = { $behind } · <b>{ $slope }</b> · { $error } = <b>{ $product }</b>
saturation-meaning = { $case ->
    [wrong] Ausgabe { $output } liegt bei <b>{ $a }</b> und soll bei { $y } liegen: Falscher geht es kaum. Aber σ ist dort fast
        flach. Die Steigung beträgt nur { $share } der größten, deshalb lernt das Gewicht kaum. Ein solches Neuron nennt man
        gesättigt.
    [right] Ausgabe { $output } liegt bei <b>{ $a }</b> und soll bei { $y } liegen. Es bleibt wenig zu lernen, und σ ist dort
        fast flach: Die Steigung beträgt { $share } der größten.
   *[steep] Ausgabe { $output } liegt bei <b>{ $a }</b> und soll bei { $y } liegen. Die Steigung von σ beträgt { $share } der
        größten: Was ankommt, kommt durch, und das Gewicht lernt. Und irgendwo muss
        sie sich biegen: Ohne Biegung könnten viele Schichten nicht mehr als eine. Mit ihr baut jede
        Schicht auf dem auf, was die links davon gefunden hat.
    }
# The button that puts the slider back.
saturation-back = Zurück zum eigenen z, { $z }
saturation-curve = Die Kurve von σ. Bei z = { $z } liegt sie bei { $a }, mit der Steigung { $slope }
saturation-none = Die Ausgaben dieses Netzes haben kein σ mit quadrierten Abständen, deshalb gibt es diesen Faktor nicht.
