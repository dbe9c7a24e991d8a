# De lo que habla la regla: avisos, intentos, lo que se dice, y por qué algo vence cuando vence. Están en medio de una
# frase; un título empieza por sí mismo con mayúscula.

## Los seis deberes
duty-initial_notification = primera llamada sobre la decisión
duty-initial_disclosure = lo que debe decirse al hablar
duty-event_notice = noticias de la persona participante
duty-threat_warning = advertencia de un peligro
duty-provider_warning = advertencia al proveedor certificado
duty-check_in = la llamada que pidió

## Cómo termina un intento
ending-reached = se logró hablar
ending-reached-hint = Era la persona, y podía hablar
ending-no_answer = nadie contestó
ending-voicemail = mensaje dejado
ending-someone_else = contestó otra persona
ending-someone_else-hint = Diga: disculpe, número equivocado
ending-wrong_number = número equivocado
ending-disconnected = número desconectado
ending-unsafe = no era seguro hablar
ending-not_understood = no se entendieron
ending-hung_up = colgó

## Por qué medio
channel-telephone = por teléfono
channel-text = por mensaje de texto
channel-email = por correo electrónico
channel-letter = por carta
channel-in_person = en persona
channel-other = por otro medio

## Lo que se dice
item-services = servicios certificados para víctimas
item-assessment_results = lo que encontró la evaluación
item-rejection_reason = por qué no se admitió a la persona participante
item-concerns = motivos de preocupación
item-lethality = señales de peligro de muerte
item-choice = se le preguntó qué desea

## Por qué se debe
why-open-accepted = La persona participante fue admitida al programa: { $when }.
why-open-denied = La persona participante no fue admitida: { $when }.
why-open-known-later = A esta persona se le debe aviso desde después de la decisión: { $when }.
why-open-nobody-known = Desde { $when } ya no se conoce a ninguna víctima: hay que encontrarla.
why-open-nobody-known-danger = Hay peligro para una persona y no se conoce a ninguna víctima: hay que encontrarla, desde { $when }.
why-open-contact = Hubo contacto el { $when }: lo que la ley enumera debe decirse al hablar.
why-open-contact-event = Hubo contacto el { $when } y todavía no ha sabido de esto.
why-open-new-finding = Una evaluación del { $when } encontró algo que no se le ha dicho.
why-open-began = La persona participante empezó a asistir el { $when }, y esta persona pidió saberlo.
why-open-left = La persona participante dejó el programa el { $when }, y esta persona pidió saberlo.
why-open-chose = El { $when } eligió saber de esto.
why-open-danger = Se supo del peligro: { $when }.
why-open-danger-lives = Este peligro no ha terminado y concierne a esta persona desde { $when }.
why-open-every = { $count ->
    [one] El { $when } pidió una llamada cada día.
   *[other] El { $when } pidió una llamada cada { $count } días.
}
why-open-next = { $count ->
    [one] La última llamada de esta clase terminó el { $when }, y pidió una cada día.
   *[other] La última llamada de esta clase terminó el { $when }, y pidió una cada { $count } días.
}
why-taken-over = Se debía a una víctima que aún no se conocía. Desde { $when } se debe a esta persona, con las llamadas que se hicieron para encontrarla.
why-late-entry = Lo que ocurrió el { $when } se anotó apenas el { $written }.

## Cómo se encontró su plazo
why-due-business = { $count ->
    [one] El día 0 es { $from } y no cuenta. El siguiente día hábil es { $to }.
   *[other] El día 0 es { $from } y no cuenta. El día hábil { $count } es { $to }.
}
why-due-decision = Vence junto con el primer aviso de la decisión. El día 0 es { $from } y no cuenta; el último día es { $to }.
why-due-calendar = { $count ->
    [one] El día después de { $from } es { $to }.
   *[other] { $count } días después de { $from } es { $to }.
}
why-due-moved = { $day } no es día hábil, así que pasa a { $to }.
why-due-minutes = { $count ->
    [one] 1 minuto después es { $to }.
   *[other] { $count } minutos después es { $to }.
}
why-skipped = No cuentan: { $days }.
why-skipped-day = { $day } ({ $name })
why-law = Ese plazo es de la ley.
why-policy = Ese plazo es norma propia del programa.
why-their-day = Pidió que se le llamara el { $day }. Su día vale, sea hábil o no.

## Lo que se hizo
why-try-counts = El intento del { $day } cuenta, número { $number } de { $most }.
why-try-channel = El intento del { $when } no cuenta: fue { $by }, y solo cuentan los que se hacen { $only }.
why-try-ending = El intento del { $when } no cuenta: { $ending }.
why-try-soon = El intento del { $when } no cuenta: fue { $minutes } minutos después del anterior, y hacen falta { $least }.
why-same-day = Los intentos que cuentan son todos de un mismo día; hace falta uno en otro día.
why-missed = No se logró hablar el { $day }, día distinto { $number } de { $most }.
why-new = La evaluación del { $when } encontró algo nuevo, que debe decirse otra vez por norma del programa: { $items }.
why-heard = Hecho el { $when }: { $items }.
why-left = Falta decir: { $items }.
why-told = Se le dijo el { $when }.
why-tried = Se intentó tantas veces como se debe, sin lograr decirlo. El último intento fue el { $when }.
why-chose = Ya no se debe desde { $when }: es su decisión.
why-ended = Ya no se debe desde { $when }: terminó.
why-merged = Ya no se debe desde { $when }: se conoce a una víctima, y se le debe a ella.

## Días que no cuentan
holiday-new-years-day = Año Nuevo
holiday-martin-luther-king-jr-day = Día de Martin Luther King Jr.
holiday-presidents-day = Día de los Presidentes
holiday-memorial-day = Día de los Caídos (Memorial Day)
holiday-independence-day = Día de la Independencia
holiday-labor-day = Día del Trabajo (Labor Day)
holiday-veterans-day = Día de los Veteranos
holiday-thanksgiving-day = Día de Acción de Gracias
holiday-the-day-after-thanksgiving = el día después de Acción de Gracias
holiday-christmas = Navidad
holiday-proclaimed-by-the-governor = proclamado por el gobernador
