# Palabras de las páginas que tiene cada mesa: la puerta, lo conservado, la cuenta, las negativas.

## La puerta
door-title = Iniciar sesión
door-user = Nombre para iniciar sesión
door-password = Contraseña
door-go = Iniciar sesión
door-desks = Todas las mesas
door-away = La sesión se cerró tras 15 minutos sin trabajo. No se perdió nada de lo que escribió.
door-out = Cerró la sesión.
door-joined = Su contraseña quedó puesta. Inicie sesión con ella.
door-wrong = El nombre y la contraseña no corresponden, o hubo demasiados intentos. Revise ambos o espere 15 minutos.
door-old = Esta página llevaba mucho tiempo abierta. Inicie sesión otra vez.
door-stranger = No tiene sesión abierta en esta mesa. No se anotó nada.
door-carried = Ya no tiene sesión abierta en esta mesa. Lo que escribió sigue en esta página: inicie sesión y lo verá antes de que se envíe nada.

## En lugar de la página abierta
hide-title = En pausa
hide-text = Aquí no se muestra nada.
hide-back = Continuar

## Lo conservado
kept-title = Se conserva lo que escribió
kept-not-sent = No se ha enviado. Léalo; después envíelo o deséchelo.
kept-only-typed = Se estaba escribiendo y no se ha enviado. Abra su página para continuar.
kept-at = Conservado: { $time }
kept-send = Enviarlo ahora
kept-discard = Desecharlo
kept-back = Abrir su página
kept-files = Estos archivos no se conservan. Elíjalos otra vez en la página misma: { $names }
kept-typed = Lo que escribió
kept-nothing = (nada)

## La cuenta
account-title = Su cuenta
account-who = { $name }; inicia sesión como { $user }
account-unfinished = Sin terminar
account-unfinished-none = No hay nada sin terminar.
account-draft = { $form }, conservado: { $time }
account-language = Idioma
account-language-now = Las páginas se muestran en: { $name }. La elección vale para esta cuenta en esta mesa.
account-password-title = Cambiar su contraseña
account-password-now = Contraseña actual
account-password-new = Contraseña nueva
account-password-hint = Al menos 8 caracteres. Unas cuantas palabras seguidas sirven bien.
account-password-short = La contraseña nueva es muy corta: al menos 8 caracteres.
account-password-again = La contraseña nueva, otra vez
account-password-go = Cambiar la contraseña
account-password-done = Su contraseña se cambió.
account-password-differ = Las dos contraseñas nuevas no son iguales. Escriba la nueva dos veces.
account-password-wrong = Su contraseña actual es otra. Escríbala de nuevo.
account-sign-out = Cerrar sesión

## Negativas
refused-404-title = No existe esa página
refused-404 = Quizá se movió o se escribió con un error.
refused-405-title = No existe esa página
refused-405 = Esta dirección solo recibe formularios o solo muestra páginas. Abra la página desde la mesa misma.
refused-stale = Alguien más escribió en este expediente desde que usted lo abrió. Mírelo otra vez antes de enviar esto.
refused-incomplete = Este formulario no está completo. Abra su página otra vez.
refused-unnamed-form = Este formulario no se puede conservar: no tiene nombre propio.
refused-stale-title = Alguien más llegó primero
refused-unusable-title = Esto no se pudo aceptar
refused-failed-title = Aquí algo salió mal
refused-failed = Lo sentimos: la falla es nuestra, no suya. Revise si está lo que envió antes de enviarlo otra vez.
refused-foreign-title = No se anotó nada
refused-foreign = Este formulario se envió desde una página que no es nuestra. Abra la página en esta mesa y envíelo desde ahí.
refused-old-title = No se anotó nada
refused-old = Este formulario es de antes de que iniciara sesión. Abra su página otra vez y envíelo desde ahí.
refused-old-kept = Este formulario es de antes de que iniciara sesión. Se conserva lo que escribió.
refused-old-link = Mirarlo y enviarlo
refused-413-title = Fue demasiado de una vez
refused-413 = Un formulario admite 64 kB; los archivos juntos, 20 MB. No se anotó nada.
refused-400-title = Esto no se pudo leer
refused-400 = Lo que llegó no era un formulario nuestro. No se anotó nada.
refused-home = A la primera página

# Lo que impide que una alarma llegue a alguien; en las primeras páginas.
finding-alarms-stand = Desde { $when } nadie ha mirado si toca una alarma, así que no se despierta a nadie. Si hay peligro, llame por teléfono a quien esté de guardia. Vuelva a arrancar Leeward.
finding-mail-down = Desde { $when } no sale el correo. Si hay peligro, llame por teléfono a quien esté de guardia: una alarma no le llega.
finding-mail-unset = No hay servidor de correo, así que una alarma no llega a nadie. Quien lleva la máquina lo escribe en leeward.toml, como [mail] con host y from, y sirve de nuevo. Mientras tanto: si hay peligro, llame por teléfono a quien esté de guardia.
finding-mail-unsent = Una alarma de { $when } no llegó a todos por correo. Llame por teléfono a quien esté de guardia.
