# Cuentas y llaves: qué pasó con ellas, qué debe atender alguien.

## Qué pasó con una cuenta
account-act-invited = { $user }: invitación en la { $desk }
account-act-joined = { $user } puso una contraseña en la { $desk }
account-act-ended = La cuenta de { $user } en la { $desk } terminó
account-act-reset = { $user } recibió un código para una contraseña nueva en la { $desk }
account-act-factor-reset = Se quitó el segundo factor de { $user } en la { $desk }
account-act-sheets = Se usaron hojas de recuperación: { $user } recibió una contraseña en la { $desk }
account-act-renewed = Las llaves de la { $desk } se hacen de nuevo
account-act-sheets-renewed = Se hicieron hojas de recuperación nuevas en lugar de las anteriores
account-act-factor-set = { $user } configuró un segundo factor en la { $desk }
account-act-password = { $user } puso otra contraseña en la { $desk }
account-act-token-made = { $user } creó un token para un programa en la { $desk }
account-act-token-ended = { $user } terminó un token en la { $desk }
account-act-key-added = { $user } agregó una llave de seguridad en la { $desk }
account-act-key-removed = { $user } quitó una llave de seguridad en la { $desk }
account-act-key-copied = Una llave de seguridad de { $user } no se aceptó en la { $desk }: su contador retrocedió
account-act-exported = { $user } sacó todo de la { $desk }, abierto

## Lo que debe atender alguien
finding-sheets = En esta mesa se usaron dos hojas de recuperación: { $user } recibió una contraseña nueva, { $when }. Si nadie aquí lo sabe, dígalo hoy a la dirección.
finding-exported = Todo lo de esta mesa se sacó, abierto, en archivos con la contraseña de { $user }, { $when }. Si no fue nadie de ustedes, avise a la mesa del programa.
finding-sheets-renewed = El programa recibió hojas de recuperación nuevas, { $when }. Las anteriores no abren nada de lo registrado desde entonces. Si nadie aquí lo sabe, dígalo hoy a la dirección.
program-sheets-unconfirmed = Las hojas de recuperación aún no se han confirmado. Sin ellas nadie puede abrir los expedientes si se pierden todas las contraseñas de una mesa. Pruébelas en la máquina: leeward recovery check
program-keys-owed = La cuenta de alguien terminó, y las llaves de la { $desk } aún no se han renovado. Se hará cuando la próxima persona entre allí.
program-keys-to-be-asked = Terminó la cuenta de alguien en la Mesa de víctimas, que también tenía las llaves de la { $desk }. Renuévelas.
program-sheets-used = { $said }, { $when }. Si nadie aquí lo sabe, termine esa cuenta hoy y pregunte quién tiene las hojas.
program-done-sheets = Se probaron dos hojas de recuperación, y abren.

finding-one-account = Menos de dos personas pueden entrar en esta mesa. Si esa persona no está, aquí nadie se entera de un peligro. Invite a una segunda persona en el menú bajo su nombre.
program-one-account = Menos de dos personas pueden entrar en la mesa de víctimas. Si esa persona no está, allí nadie se entera de un peligro.

## El código después de la contraseña
code-title = Código o llave de seguridad
code-label = Código
code-hint = Los seis números que su teléfono muestra ahora para Leeward. Sin él: uno de sus códigos en papel.
code-wrong = El nombre, la contraseña y el código o la llave no concuerdan, o hubo demasiados intentos. Espere el código siguiente, entre de nuevo o espere 15 minutos.
code-again = Escribir otra vez el nombre y la contraseña

## Cómo se pone
factor-title = Segundo factor
factor-required = En esta mesa nadie trabaja solo con una contraseña. Ponga primero un código de su teléfono o una llave de seguridad.
factor-how = Abra en su teléfono la aplicación de códigos y tome esta imagen con ella. Luego escriba su contraseña y los seis números que muestra.
factor-picture = Imagen para la aplicación de su teléfono
factor-text = O escriba esto en la aplicación:
factor-code = Los seis números
factor-go = Ponerlo
factor-wrong = Esos no son los números de ahora. Mire la hora del teléfono y escriba los que muestra.
factor-done = El código de su teléfono está puesto
factor-codes = Imprima o anote estos diez. Cada uno abre una vez en lugar de un código, para el día en que falte el teléfono o la llave. No se muestran otra vez.
factor-on = Seguir
factor-link-none = Poner un código de su teléfono o una llave de seguridad
factor-link-there = Teléfono y llaves de seguridad: ver, agregar, quitar

## Quién puede entrar
accounts-title = Personas de esta mesa
accounts-open = puede entrar
accounts-waiting = tiene un código, vale hasta { $time }
accounts-late = tiene un código demasiado viejo
accounts-ended = cuenta terminada
accounts-factor = segundo factor
accounts-reset = Código para una contraseña nueva
accounts-factor-reset = Perdió el teléfono o la llave
accounts-end = Terminar esta cuenta
accounts-said = Terminar una cuenta vale enseguida y no se puede deshacer. Un código para una contraseña nueva termina la anterior, y con ella el segundo factor.
accounts-invite = Invitar a alguien
accounts-name = Nombre, como se muestra
accounts-user-hint = De 1 a 32 de a-z, 0-9, punto, guion y guion bajo.
accounts-invite-go = Invitar: mostrar el código
accounts-name-missing = Escriba el nombre como se debe mostrar.
accounts-user-wrong = Un nombre para entrar tiene de 1 a 32 de a-z, 0-9, punto, guion y guion bajo.
accounts-user-taken = Alguien tiene ese nombre para entrar, o lo tuvo. Elija otro.
accounts-last = Entonces nadie más podría abrir esta mesa. Invite primero a alguien y espere a que ponga una contraseña.
accounts-factor-done = El segundo factor se quitó.
accounts-end-done = La cuenta está terminada. Ya no abre nada.

## Un código de una vez
given-title = Código, se muestra solo esta vez
given-until = Vale hasta { $time }
given-how = Déselo usted en persona, no por correo. Con él ponen una contraseña.
given-place = Se escribe donde se inicia sesión en esta mesa, en “Tengo un código para una contraseña nueva”:
given-back = A las personas de esta mesa
join-link = Tengo un código para una contraseña nueva
join-title = Una contraseña para su código
join-code = Código
join-hint = Veinticuatro letras y números. Mayúsculas y espacios no importan.
join-wrong = El nombre y el código no concuerdan, o el código es demasiado viejo. Mire los dos, o pida otro.
join-go = Poner la contraseña

## Las cuentas de todas las mesas, en la mesa del programa
doors-title = Cuentas
doors-said = Una cuenta se termina enseguida: ya no abre nada, y quien esté dentro con ella queda fuera. No se puede deshacer. A las personas nuevas se las invita en su propia mesa.
doors-waiting = aún no ha puesto una contraseña
doors-even-the-last = Terminarla aunque nadie más pueda abrir esta mesa. Sus expedientes se abren entonces solo con dos hojas de recuperación.
doors-keys-said = Alguien que tenía cuenta en la Mesa de víctimas también tenía las llaves de esta mesa. Con llaves nuevas no abre nada de lo que se guarde después. Quien esté dentro de esta mesa tendrá que entrar otra vez.
doors-keys = Renovar las llaves de esta mesa
doors-keys-done = Las llaves se renuevan cuando alguien use esa mesa la próxima vez.
doors-last = Nadie más puede abrir esa mesa. Marque la casilla si aun así se debe terminar.

## Una cuenta que termina sola (en la mesa de revisión)
accounts-last-day = Último día (puede quedar vacío)
accounts-last-day-hint = Después de ese día esta cuenta no abre nada. Termina por sí sola.
accounts-last-day-wrong = Escriba el último día como mes, día y año, como 12, 18, 2026, o deje vacíos los tres.
accounts-last-day-past = El último día ya pasó. Escriba uno que no haya pasado.
accounts-until = abierta hasta el final del { $day }
accounts-over = terminó sola después del { $day }
door-over = Esta cuenta terminó sola: su último día ya pasó. Quien le invitó puede invitarle otra vez, con otro nombre para entrar.
