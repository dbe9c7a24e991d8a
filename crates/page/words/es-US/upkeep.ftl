# Copias de seguridad, en las primeras páginas.
upkeep-restored = Restaurado ({ $at }) de la copia de seguridad ({ $from }). Lo que se anotó entre las dos no está aquí: anótelo de nuevo a partir del papel.
upkeep-no-place = No se escriben copias de seguridad: el archivo de configuración no nombra un segundo lugar para ellas. Si se pierde esta máquina, se pierde todo lo que hay en ella. Avise a quien cuida la máquina.
upkeep-failed = La última copia de seguridad no se hizo. Avise hoy a quien cuida la máquina.
upkeep-old = La última copia de seguridad es del { $when }. Se debe hacer una cada hora. Avise hoy a quien cuida la máquina.
upkeep-stands = Lo que Leeward hace por sí solo, las copias de seguridad y los textos de la semana, no se ha podido hacer desde el { $when }. Avise hoy a quien cuida la máquina.
upkeep-rehearsal-never = Nunca se ha restaurado una copia de seguridad para ver si se recupera. Avise a quien cuida la máquina.
upkeep-rehearsal-in-vain = El { $when } se restauró una copia de seguridad para ver si se recupera, y no se recuperó. Avise hoy a quien cuida la máquina.
upkeep-rehearsal-old = La última vez que se restauró una copia de seguridad para ver si se recupera fue el { $when }, hace más de 35 días. Avise a quien cuida la máquina.
upkeep-certificate-ends = El certificado por el que los navegadores de otras máquinas reconocen este programa vence el { $when }. Avise a quien cuida la máquina.
upkeep-certificate-over = El certificado por el que los navegadores de otras máquinas reconocen este programa venció el { $when } y lo rechazan. Avise hoy a quien cuida la máquina.
