# La mesa de víctimas: una carta sencilla que pide que llame.

victim-mail-act = Una carta sencilla para la persona
victim-case-mail-title = Una carta sencilla
victim-case-mail-lead = Le pide que llame y no dice nada más: ni el programa, ni la persona participante, ni por qué. No cuenta como intento por teléfono.
victim-case-mail-go = Hacer la carta
victim-mail-not-allowed = Su plan no permite cartas. Pregúntele primero y anótelo en el plan.
victim-mail-part = Lo que dice
victim-mail-signer = Quién firma
victim-mail-signer-hint = Como la persona le conoce. Nunca el nombre del programa.
victim-mail-back = Número al que llamar
victim-mail-back-hint = Uno en el que se contesta sin decir el nombre del programa.
victim-mail-plain = El sobre
victim-mail-plain-yes = Va a donde la persona dijo, en un sobre sencillo sin un remitente que diga algo
victim-mail-wrong-plain = Márquelo cuando sea así.
victim-mail-wrong-tells = Quien abra la carta podría saber por esto de qué se trata. Escríbalo sin el nombre del programa ni el de la persona participante.
victim-mail-line = Se hizo una carta sencilla
victim-mail-look = Léala, imprima su PDF y envíe eso. Lo que está en una página de esta mesa nunca va en un sobre.
victim-mail-document = Llame, por favor
victim-mail-call = Llámeme, por favor, cuando le convenga, al { $back }.
victim-mail-when = No tiene que llamar, ni decir por qué llama. Si ahora no es buen momento, guarde esta carta.
