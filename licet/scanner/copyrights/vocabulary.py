# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words that steer where a statement goes on and where it is over; all in small letters."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LINKS = _words(
    """
    of and the by for in at de du da di del della des dos der den van von zu la le les y e et al und och en te
    ten ter with or its his their other own as represented on from to het and/or original respective following
    many z sp aan
    """
)
"""Words inside a holder's name, or between two holders: never the end of one."""

GROUPS = _words(
    """
    contributors contributor others other's authors author's developers team project projects group community
    communities various company inc inc. corp corporation ltd limited llc gmbh maintainers committers affiliates
    affiliate subsidiaries subsidiary licensors licensor suppliers university foundation members organization
    organisation contributing people consortium institute association ab ag llp plc bv nv sa co participants
    volunteers teams developer author affiliate(s subsidiary(-ies subsidiary(ies member(s o.o n/v a/s s/a a.s
    communications
    """
)
"""Words that in small letters too are of a holder's name, and may be the end of it."""

ABBREVIATIONS = _words(
    """
    inc ltd co corp cor llc llp gmbh bros dr mr mrs ms prof st jr sr dept univ tech intl int assoc no vol pty
    pvt mfg al pte oy ab ag sa srl sro phil ing dipl fa e.v b.v n.v s.a s.r.o s.p.a u.s p.o o.o gen lab labs
    inst ph incorp res comm eng sci ted tim jos chr wm natl nat acad
    """
)
"""Words whose full stop ends no sentence."""

STOPS = _words(
    """
    all some rights right reserved licensed license licence licenses licences licensee permission permissions
    redistribution redistributions redistribute distributed distribution released release published under unless
    version warranty warranties provided see use used uses using everyone anyone proprietary confidential
    unpublished patents patented trademark trademarks registered subject freely must cannot shall is are was
    were not no this that these those which who whom whose what when where why how if then than there it they
    them he she we us our you your yours my me but however neither holder holders owner owners notice notices
    laws statement statements claim claims claimed protected protection infringement infringing ownership
    disclaimer disclaims disclaimed liable liability damages permitted granted include includes included
    including contained contains contain files header headers above below following hereby herein thereof
    whatsoever applicable according written modified updated changed ported adapted contributed maintained
    developed generated derived based compiled edited revised translated converted originally portions portion
    created-by email e-mail phone tel fax homepage url value part parts available additional credited placed
    taken every created authored note report improved rewritten privacy endorsed modification modifications each
    any such year copyleft tous droits alle rechte description purpose abstract summary module filename
    """
)
"""Words with which a statement is over however they are spelled: what starts terms, sentences and other fields."""

SMALL_STOPS = _words(
    """
    act law grant grants here material materials work works file text page line lines string field variable
    function return returns void int char const static null true false none nil var class def end begin struct
    public private import export will may can would should could be been being has have had do does did nor
    because so either both most more less only also just even still into onto upon about after before since
    until while during between through against out up down over off without within except please added add made
    make makes gets get sets set new old last first second keep give given take found find read write call
    called say says said show shows look know want need try let like put run comment comments example examples
    changes change contact mail web website date title name program documentation document source code library
    copy copies copying copied details terms conditions agreement policy status information publish patent data
    user users
    """
)
"""Words that end a statement where they are in small letters; with a capital they may be of a name."""

BEFORE_BARE = _words(
    """
    is are : , - also portions parts and
    """
)
"""What `copyright`, in a sentence and without sign or year, may come after to claim one."""

NO_HOLDERS = _words(
    """
    act acts agent source software trade secret secrets material materials information patent office code
    message law date text section protection status infringement gpl lgpl agpl bsd distributable public artistic
    directive directives agency treaty convention regulations interest interests string null page help center
    term terms doctrine issues issue field merged computer other for as on symbol sign mark freeware none grant
    grants unknown object true na pd dedicated faq up programs
    """
)
"""How what is said of copyright begins, where it has no year: the law, the sign, or a license in its place."""

MONTHS = _words(
    """
    january february march april june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec
    """
)
"""A date after a name is of something else."""

OPEN_YEARS = _words(
    """
    present now today current date onwards
    """
)
"""What stands for the last year of a range that has not ended."""

COMPANIES = _words(
    """
    inc ltd llc corp corporation gmbh incorporated limited
    """
)
"""The last word of a company's name."""

LEADING = _words(
    """
    by of to from for and on at in with following present now today current
    """
)
"""Words that lead to a holder and are not of it."""

ACRONYMS = _words(
    """
    it us me
    """
)
"""Words that in capitals are of a name: `BalaBit IT`."""

LAWS = _words(
    """
    act acts directive directives regulations convention treaty doctrine
    """
)
"""A name with one of these is of a law, not of a holder."""

TITLES = _words(
    """
    distributed
    """
)
"""Words that start terms, but with a capital and before a name are of it: `Distributed Systems Group`."""

PARTICLES = _words(
    """
    van von de der den di da du zu la le
    """
)
"""A word in small letters after one of these is a family name."""
