# La mesa de víctimas: lo que se dice en una llamada, según de qué se trata, y un plan que nadie ha confirmado hace tiempo.
# Todo es un borrador hasta que lo aprueben el programa, su proveedor y una intercesora bilingüe.

## Lo que se dice
victim-script-open = Primero
victim-script-danger = El peligro
victim-script-danger-1 = Le llamo porque usted puede estar en peligro. ¿Está a salvo en este momento?
victim-script-danger-2 = Si no, cuelgue y llame al 911. Volveré a intentarlo.
victim-script-danger-3 = Le diré lo que sabemos. Después hablamos de lo que usted quiere hacer.
victim-script-retraction = Lo que estaba mal
victim-script-retraction-1 = Le dijimos algo que no era así. Fue un error nuestro, y lo siento.
victim-script-retraction-2 = Le diré qué estaba mal y qué vale ahora.
victim-script-callback = El día que pidió
victim-script-callback-1 = Usted me pidió que le llamara hoy.
victim-script-first = La primera llamada
victim-script-first-1 = Trabajo con el programa al que enviaron a { $name }. Llamo por usted, no por { $name }.
victim-script-first-2 = No tiene que hablar conmigo. Puede pararme en cualquier momento.
victim-script-first-3 = ¿Puedo decirle lo que sabemos y quién puede ayudarle?
victim-script-rest = El resto
victim-script-rest-1 = La última vez no terminamos. ¿Puedo decirle el resto?
victim-script-left = La persona participante se fue
victim-script-left-1 = { $name } ya no está en el programa.
victim-script-left-2 = No puedo decirle que ahora está a salvo. En un momento así puede haber más peligro.
victim-script-left-3 = El programa de servicios para víctimas puede hacer un plan con usted. Tengo su número.
victim-script-began = La persona participante asiste
victim-script-began-1 = { $name } empezó a asistir al programa.
victim-script-began-2 = Asistir no es cambiar. Ningún programa puede prometerle que está a salvo.
victim-script-check-in = Cómo está
victim-script-check-in-1 = Usted me pidió que le llamara de vez en cuando. ¿Cómo está?
victim-script-choice = Lo que quiere
victim-script-choice-1 = ¿Quiere que le avisemos cuando { $name } empiece y cuando se vaya?
victim-script-choice-2 = Puede decir que no, y puede cambiarlo en cualquier momento. De un peligro le avisamos de todos modos.
victim-script-close = Para terminar
victim-script-close-1 = ¿Sigue siendo un buen número y una buena hora?
victim-script-close-2 = ¿Quién puede contestar, y qué digo si no es usted?
victim-script-close-3 = Puede llamarnos en cualquier momento.

## Un plan que nadie ha confirmado hace tiempo
victim-plan-old-title = Pregunte si este plan todavía vale
victim-plan-old-said = Nadie ha confirmado cómo se le puede llamar desde { $day }, hace { $days } días.
victim-plan-old-until = Los números cambian de manos. Hasta que lo confirme: no diga nada hasta que sea la persona, y no deje mensaje.
victim-plan-old-go = Mostrar los números; lo preguntaré en esta llamada
victim-plan-old-holds = Dijo que todavía vale
victim-plan-old-part = Quién lo dijo
victim-plan-old-by = ¿Quién dijo que todavía vale?
victim-plan-old-by-person = La persona misma
victim-plan-old-by-advocate = La intercesora o el intercesor que nombró
victim-case-plan-holds-title = El plan todavía vale
victim-case-plan-holds-lead = Solo si la persona, o la intercesora o el intercesor que nombró, lo dijo hoy. Lo que haya cambiado se escribe en el plan mismo.
victim-case-plan-holds-go = Anotar esto
