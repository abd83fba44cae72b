package org.recount.testing;

/** A small valid recount of {@link ElectionFolder#small()}, for tests to spoil. */
public final class RecountFolder {
    private RecountFolder() {}

    /** Returns the recount: n1 recounted at random, n2 re-adjudicated on a complaint, s1 annulled. */
    public static ElectionFolder small() {
        return ElectionFolder.empty()
                .put("recount.csv", """
                        station,contest,action,selected_by,invalid,note
                        n1,N,recount,random,6,
                        n2,N,readjudicate,complaint,2,"three ballots ruled valid, 2 left"
                        s1,S,annul,control,,forged sheet
                        """)
                .put("recount_votes.csv", """
                        station,contest,choice,votes
                        n1,N,ali,29
                        n1,N,badr,30
                        n1,N,celine,15
                        n1,N,dalia,15
                        n1,N,emad,10
                        n2,N,ali,33
                        n2,N,badr,20
                        n2,N,celine,15
                        n2,N,dalia,25
                        n2,N,emad,10
                        """)
                .put("complaints.csv", """
                        complaint,filed,contest,station,filer,category,claim,decision,remedy
                        1,2021-10-12,N,n2,Blues,red,"ballots ruled out, wrongly",upheld,readjudicate
                        2,2021-10-13,S,s1,Reds,yellow,forged,upheld,annul
                        3,,S,,Blues,green,slow,rejected,
                        4,,,,,,,pending,
                        """);
    }
}
