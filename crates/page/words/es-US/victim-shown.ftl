# La mesa de víctimas: un expediente aparte que se muestra, tachado, a quien revisa.

## Permitirlo
victim-shown-part = Para una revisión
victim-case-show-title = Mostrar este expediente a quien revisa
victim-case-show-lead = Quien revisa puede pedir el expediente mismo. Se muestra aquí, en su pantalla, sin nombres, números ni direcciones y sin nada de lo que dijeron las personas; usted se queda al lado. Hasta que lo termine, esta sesión no muestra nada más, y terminarlo la cierra. Si quien revisa solo tiene una etiqueta de una carpeta, una hoja de etiquetas (leeward review --key-sheet) lleva de ella al caso.
victim-case-show-go = Mostrarlo ahora
victim-shown-danger = Hay un peligro abierto en este caso
victim-shown-danger-lead = Mientras se muestra el expediente, esta pantalla no dice nada de él: ni aviso ni página. Vea primero que un colega lo tenga.
victim-shown-who = Quién lo ve
victim-shown-reviewer = Nombre de quien revisa
victim-shown-office = De qué oficina viene
victim-shown-authority = ¿Con qué autoridad?
victim-shown-authority-rule = La revisión de todos los registros que correspondan (OAC 75:1-7-6(a)(3))
victim-shown-authority-other = Otra orden o ley, que se nombra abajo
victim-shown-law = Qué orden o ley
victim-shown-law-hint = Su número. Déjelo vacío si es una revisión por la regla de arriba.
victim-shown-what = Qué quiere ver, y por qué
victim-shown-how = Cómo
victim-shown-minutes = Por cuántos minutos
victim-shown-minutes-hint = De 10 a 60. Después termina solo.
victim-shown-beside = ¿Quién se queda al lado?
victim-shown-beside-yes = Me quedo al lado de la pantalla todo el tiempo, y nada se fotografía ni se copia
victim-shown-wrong-beside = Alguien de esta mesa debe quedarse al lado. Sin eso no se muestra.
victim-shown-wrong-oneself = Esa persona es usted. Debe mostrarlo un colega: nadie revisa un expediente con su propia sesión.
victim-case-wrong-minutes = Ponga un número de minutos de 10 a 60.
victim-case-wrong-shown = Elija una vez de la que todavía hay que decirle.

## Lo que se muestra
victim-shown-title = Un expediente aparte, tachado
victim-shown-clock = Se muestra hasta esta hora: { $until }. Al lado se queda, de esta mesa, { $who }.
victim-shown-end = Terminar y cerrar la sesión
victim-shown-lead = Las personas se distinguen por un número. No se muestran nombres, números, direcciones ni planes, ni palabra alguna que una de ellas dijo o pudo decir. De las notas del personal sobre intentos en los que no se habló con nadie solo quedan palabras de todos los días; lo demás que había es una sola marca, por largo que fuera.
victim-shown-out = tachado
victim-shown-kept-back = Aquí hay palabras que no se muestran.
victim-shown-nobody = No se conoce a nadie.
victim-shown-asked = Se le preguntó qué quiere: { $day }
victim-shown-plan = Está anotado cómo llamarle sin peligro; confirmado o guardado por última vez: { $day }
victim-shown-plan-none = No está anotado cómo llamarle sin peligro
victim-shown-part-ended = Su parte terminó: { $day }
victim-shown-line-inbound = Llamó o pasó por aquí, o alguien en su lugar
victim-shown-over = Este expediente ya no se muestra
victim-shown-over-lead = Se acabó el tiempo, o se terminó. Para seguir trabajando, cierre aquí la sesión y entre otra vez con su contraseña.

## Lo que el expediente dice de ello
victim-shown-line = Mostrado a quien revisa, tachado
victim-shown-line-told = Se le dijo que su expediente se mostró a quien revisa, o por qué no
victim-shown-to = { $who }, { $office }
victim-shown-pages = { $count ->
    [one] Se mostró { $count } página.
   *[other] Se mostraron { $count } páginas.
}
victim-shown-ended = Se terminó: { $when }.
victim-shown-ran-out = Se acabó el tiempo: { $when }.
victim-shown-runs = Dura hasta: { $when }.

## Decírselo
victim-shown-hear = Cuando alguien de fuera mira su expediente
victim-shown-hear-yes = Díganme cuando mi expediente se mostró a alguien de fuera
victim-shown-tell = Por decir: su expediente se mostró a quien revisa
victim-shown-tell-lead = Lo pidió en su plan.
victim-shown-said = Se mostró, tachado, a quien revisa ({ $when }).
victim-shown-link = Anotar que lo sabe
victim-case-shown-told-title = Su expediente se mostró a quien revisa
victim-case-shown-told-lead = Diga quién fue, con qué autoridad, y que no había ahí ningún nombre, número ni palabra suya.
victim-case-shown-told-go = Anotarlo
victim-shown-told-none = No hay nada de eso que decirle
victim-shown-told-which = Qué vez
victim-shown-told-part = Decírselo
victim-shown-told-words = Qué dijo, o por qué no se le dijo
